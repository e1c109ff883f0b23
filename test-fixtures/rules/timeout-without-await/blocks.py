"""Time limits and groups around code that waits, and around code that does not."""

import asyncio
from asyncio import timeout

import async_timeout


async def fetch():
    await asyncio.sleep(1)
    return [1]


async def main(items, loop):
    async with asyncio.timeout(1):  # expect: timeout-without-await
#              ^^^^^^^^^^^^^^^^^^ the time limit can never take effect
        print(sum(items))
    async with timeout(1):  # expect: timeout-without-await
        for item in items:
            print(item)
    async with asyncio.timeout_at(loop.time() + 1):  # expect: timeout-without-await
        items.sort()
    async with async_timeout.timeout(3):  # expect: timeout-without-await
        items.clear()
    async with asyncio.timeout(1) as limit:  # expect: timeout-without-await
        items.append(1)
    print(limit.expired())
    async with asyncio.timeout(1):  # expect: timeout-without-await

        async def inner():
            await fetch()

    async with asyncio.timeout(1):  # expect: timeout-without-await
        start = lambda: asyncio.create_task(fetch())
    async with asyncio.Lock(), asyncio.timeout(1):  # expect: timeout-without-await
        items.append(2)
    async with asyncio.TaskGroup():  # expect: timeout-without-await
#              ^^^^^^^^^^^^^^^^^^^ This `TaskGroup` starts no task
        print("nothing to do")
    async with asyncio.TaskGroup() as group:  # expect: timeout-without-await
        print("nothing to do")
    return inner, start


async def sound(items, stream):
    async with asyncio.timeout(1):
        await fetch()
    async with asyncio.timeout(1):
        async for item in stream:
            print(item)
    async with asyncio.timeout(1):
        async with asyncio.Lock():
            print("locked")
    async with asyncio.timeout(1):
        items = [item async for item in stream]
    async with asyncio.timeout(1):
        if items:
            print(await fetch())
    async with asyncio.timeout(1), asyncio.Lock():
        print("locked")
    async with asyncio.timeout(None) as limit:
        limit.reschedule(3)
    async with asyncio.TaskGroup() as group:
        group.create_task(fetch())
    async with asyncio.TaskGroup() as group:
        start_all(group)
    async with asyncio.Lock():
        print("locked")


async def generator():
    async with asyncio.timeout(1):  # noqa: AIO505
        yield 1


def start_all(group):
    group.create_task(fetch())
