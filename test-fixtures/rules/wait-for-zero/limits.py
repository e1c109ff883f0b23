"""Time limits of zero, of none, and others."""

import asyncio
from asyncio import wait_for


async def fetch():
    return "text"


async def main(queue: asyncio.Queue, lock: asyncio.Lock, stream):
    await asyncio.wait_for(fetch(), 0)  # expect: wait-for-zero
#                                   ^ A limit of zero is over before `fetch` has even begun
    await asyncio.wait_for(fetch(), timeout=0)  # expect: wait-for-zero
    await wait_for(queue.get(), 0)  # expect: wait-for-zero
    await wait_for(lock.acquire(), 0.0)  # expect: wait-for-zero
    await asyncio.wait_for(stream.read(), timeout=0)  # expect: wait-for-zero
    await asyncio.wait_for(asyncio.sleep(1), 0)  # expect: wait-for-zero
    await asyncio.wait_for(asyncio.Event().wait(), 0)  # expect: wait-for-zero
    async with asyncio.timeout(0):  # expect: wait-for-zero
#                              ^ the first thing that waits in this block raises
        await fetch()
    async with asyncio.timeout(delay=0.0):  # expect: wait-for-zero
        await fetch()
    async with asyncio.timeout(None):  # expect: wait-for-zero
#                              ^^^^ sets no limit
        await fetch()


async def sound(task, future: asyncio.Future, limit=0, *limits):
    await asyncio.wait_for(fetch(), 1)
    await asyncio.wait_for(fetch(), 0.1)
    await asyncio.wait_for(fetch(), None)
    await asyncio.wait_for(fetch(), limit)
    await asyncio.wait_for(fetch(), *limits)
    await asyncio.wait_for(task, 0)
    await asyncio.wait_for(future, timeout=0)
    await asyncio.wait_for(asyncio.create_task(fetch()), 0)
    await asyncio.sleep(0)
    async with asyncio.timeout(10):
        await fetch()
    async with asyncio.timeout(None) as later:
        later.reschedule(3)
        await fetch()
    async with asyncio.timeout(limit):
        await fetch()
    await asyncio.wait({task}, timeout=0)
