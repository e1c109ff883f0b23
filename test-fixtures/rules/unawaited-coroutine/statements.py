import asyncio


async def load(number=0):
    return number


async def main(flag, numbers):
    load()  # expect: unawaited-coroutine
#   ^^^^ coroutine 'load' was never awaited
    load(  # expect: unawaited-coroutine
        number=2,
    )
    flag and load()  # expect: unawaited-coroutine
#            ^^^^ `load(…)` only makes a coroutine object
    flag or load()  # expect: unawaited-coroutine
    load() if flag else None  # expect: unawaited-coroutine
    load(1) if flag else load(2)  # expect: unawaited-coroutine, unawaited-coroutine
    load(), load()  # expect: unawaited-coroutine, unawaited-coroutine
    [load(), await load()]  # expect: unawaited-coroutine
    [load(number) for number in numbers]  # expect: unawaited-coroutine
    {load()}  # expect: unawaited-coroutine
    (load())  # expect: unawaited-coroutine
    if flag:
        load()  # expect: unawaited-coroutine
    for number in numbers: load(number)  # expect: unawaited-coroutine
    try:
        load()  # expect: unawaited-coroutine
    finally:
        load()  # expect: unawaited-coroutine


async def sound(flag, numbers):
    await load()
    flag and await load()
    await load() if flag else None
    [await load(number) for number in numbers]
    await asyncio.gather(load(), load())
    asyncio.create_task(load())
    task = asyncio.create_task(load())
    await task
    return load()


asyncio.run(main(True, [1]))
