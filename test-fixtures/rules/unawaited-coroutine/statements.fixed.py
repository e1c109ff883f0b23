import asyncio


async def load(number=0):
    return number


async def main(flag, numbers):
    await load()  # expect: unawaited-coroutine
#   ^^^^ coroutine 'load' was never awaited
    await load(  # expect: unawaited-coroutine
        number=2,
    )
    flag and await load()  # expect: unawaited-coroutine
#            ^^^^ `load(…)` only makes a coroutine object
    flag or await load()  # expect: unawaited-coroutine
    await load() if flag else None  # expect: unawaited-coroutine
    await load(1) if flag else await load(2)  # expect: unawaited-coroutine, unawaited-coroutine
    await load(), await load()  # expect: unawaited-coroutine, unawaited-coroutine
    [await load(), await load()]  # expect: unawaited-coroutine
    [await load(number) for number in numbers]  # expect: unawaited-coroutine
    {await load()}  # expect: unawaited-coroutine
    (await load())  # expect: unawaited-coroutine
    if flag:
        await load()  # expect: unawaited-coroutine
    for number in numbers: await load(number)  # expect: unawaited-coroutine
    try:
        await load()  # expect: unawaited-coroutine
    finally:
        await load()  # expect: unawaited-coroutine


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
