"""Locks that are acquired by hand."""

import asyncio
import threading
from asyncio import Semaphore


async def save(text="text"):
    await asyncio.sleep(1)
    print(text)


class Store:
    def __init__(self):
        self._lock = asyncio.Lock()
        self.slots = asyncio.Semaphore(3)

    async def write(self, text):
        await self._lock.acquire()  # expect: lock-without-async-with
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^ `self._lock` stays locked
        await save(text)
        self._lock.release()

    async def write_twice(self, text):
        if text:
            await self.slots.acquire()  # expect: lock-without-async-with

            # the first
            await save(text)
            await save(text)  # the second
            self.slots.release()
            print("released")

    async def write_safely(self, text):
        async with self._lock:
            await save(text)

    async def write_with_finally(self, text):
        await self._lock.acquire()
        try:
            await save(text)
        finally:
            self._lock.release()

    async def lock(self):
        await self._lock.acquire()
        print("locked")

    async def unlock(self):
        self._lock.release()


async def main(lock: asyncio.Lock, gate: Semaphore, items):
    await lock.acquire()  # expect: lock-without-async-with
    print("locked")
    lock.release()
    own = asyncio.BoundedSemaphore(2)
    await own.acquire()  # expect: lock-without-async-with
    for item in items:
        await save(item)
    own.release()
    await gate.acquire()  # expect: lock-without-async-with
    text = await save()
    gate.release()
    return text


async def with_condition():
    condition = asyncio.Condition()
    await condition.acquire()  # expect: lock-without-async-with
    condition.notify()
    condition.release()


async def in_a_loop(lock: asyncio.Lock):
    while True:
        await lock.acquire()  # expect: lock-without-async-with
        await save("""
first column
""")
        lock.release()


async def in_a_try(lock: asyncio.Lock):
    try:
        await lock.acquire()  # expect: lock-without-async-with
        await save()
        lock.release()
    except OSError:
        print("failed")


async def raising(lock: asyncio.Lock, ready):
    await lock.acquire()  # expect: lock-without-async-with
    if not ready:
        raise ValueError("not ready")
    lock.release()


async def nothing_fails(lock: asyncio.Lock):
    await lock.acquire()
    done = True
    lock.release()
    return done


async def several_ways_out(lock: asyncio.Lock, ready):
    await lock.acquire()
    if ready:
        lock.release()
        return
    await save()
    lock.release()


async def handed_over(gate: asyncio.Semaphore):
    await gate.acquire()
    task = asyncio.create_task(save())
    task.add_done_callback(lambda _: gate.release())
    return task


async def unknown(lock):
    await lock.acquire()
    await save()
    lock.release()


async def for_threads():
    lock = threading.Lock()
    lock.acquire()
    print("locked")
    lock.release()


async def other_lock(lock: asyncio.Lock, other: asyncio.Lock):
    await lock.acquire()
    await save()
    other.release()
