import asyncio


async def load(number=0):
    return number


async def main(flag):
    lost = await load()  # expect: unused-coroutine
#   ^^^^ `lost` holds the coroutine object of `load`
    _ = await load()  # expect: unused-coroutine
    first = await load()  # expect: unused-coroutine
    first = 42
    print(first)
    deleted = await load()  # expect: unused-coroutine
    del deleted
    left, right = load(1), await load(2)  # expect: unused-coroutine
#         ^^^^^ `right` holds
    await left
    annotated: int = await load()  # expect: unused-coroutine
    one = two = await load()  # expect: unused-coroutine
    alias = await load()  # expect: unused-coroutine
    another = alias
    conditional = await load() if flag else await load(1)  # expect: unused-coroutine
    numbers = [await load(1), await load(2)]  # expect: unused-coroutine
#   ^^^^^^^ `numbers` holds coroutine objects of `load`
    by_name = {"a": await load(1)}  # expect: unused-coroutine
    many = [await load(number) for number in range(3)]  # expect: unused-coroutine
    print("done")


async def sync():
    lost = await load()  # expect: unused-coroutine


async def sound(flag, store, items):
    awaited = load()
    await awaited
    gathered = load()
    await asyncio.gather(gathered)
    in_one_branch = load()
    if flag:
        await in_one_branch
    store.attribute = load()
    store["key"] = load()
    passed = load()
    store.take(passed)
    listed = [load(), load()]
    await asyncio.gather(*listed)
    alias = load()
    other = alias
    await other
    closed = load()
    closed.close()
    in_loop = None
    for item in items:
        if in_loop:
            await in_loop
        in_loop = load(item)
    captured = load()

    async def inner():
        await captured

    try:
        in_try = load()
    except ValueError:
        in_try = load(1)
    await in_try
    stored = load()
    kept = {stored}
    print(inner, kept)
    return load()


async def comprehensions(numbers):
    awaited = [await one for one in [load(1), load(2)]]
    tested = [one for one in numbers if await load(one)]


async def yields():
    given = load()
    yield given


async def reads_variables():
    seen = load()
    return locals()


class Holder:
    attribute = load()


asyncio.run(main(True))
