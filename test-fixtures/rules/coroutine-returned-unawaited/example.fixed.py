import asyncio
from collections.abc import Awaitable, Coroutine
from typing import Any


async def load(number=1):
    await asyncio.sleep(0)
    return number


async def in_try():
    try:
        return await load()  # expect: coroutine-returned-unawaited
#              ^^^^ so nothing here sees its exceptions
    except ValueError:
        return None


async def in_finally():
    try:
        return await load()  # expect: coroutine-returned-unawaited
    finally:
        print("done")


async def in_handler():
    try:
        await load()
    except ValueError:
        return await load(2)  # expect: coroutine-returned-unawaited
    else:
        return await load(3)  # expect: coroutine-returned-unawaited
    finally:
        print("done")


async def in_with(lock):
    async with lock:
        return await load()  # expect: coroutine-returned-unawaited
#              ^^^^ runs only after this `with` block has ended


async def in_open(path):
    with open(path) as file:
        return await load(file)  # expect: coroutine-returned-unawaited


async def either(flag):
    async with asyncio.timeout(1):
        return await load(1) if flag else await load(2)  # expect: coroutine-returned-unawaited, coroutine-returned-unawaited


async def plain():
    return await load()  # expect: coroutine-returned-unawaited
#          ^^^^ Whoever awaits `plain` gets the coroutine object of `load`


async def branch(flag):
    if flag:
        return await load()  # expect: coroutine-returned-unawaited
    return await load()


# What is right, or meant.


async def awaited():
    try:
        return await load()
    except ValueError:
        return None


async def handler_alone():
    try:
        await load()
    except ValueError:
        return await load(2)


def synchronous(lock):
    with lock:
        return load()


def hand_on():
    try:
        return load()
    except ValueError:
        return None


async def on_purpose() -> Coroutine[Any, Any, int]:
    return load()


async def awaitable() -> Awaitable[int]:
    return load()


async def function(lock):
    async with lock:
        return load


async def inner(lock):
    async with lock:

        def make():
            return load()

        return make


async def value(lock):
    async with lock:
        return len([load])


async def task(lock):
    async with lock:
        return asyncio.create_task(load())


async def collected():
    return [load(1), load(2)]


async def expected(pytest):
    with pytest.raises(ValueError):
        return load()
