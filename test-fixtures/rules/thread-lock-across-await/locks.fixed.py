"""Locks for threads that are held during an await."""
import asyncio
import multiprocessing
import threading
from threading import RLock

plain = asyncio.Lock()
again = RLock()
processes = multiprocessing.Lock()
mixed = threading.Lock()


class Account:
    def __init__(self):
        self.lock = asyncio.Lock()
        self.free = threading.Condition()

    async def pay(self, source):
        async with self.lock:  # expect: thread-lock-across-await
#            ^^^^^^^^^ `self.lock` is a lock for threads
            await asyncio.sleep(1)
        with self.free:  # expect: thread-lock-across-await
            async for amount in source:
                print(amount)


async def save(numbers, group):
    async with plain:  # expect: thread-lock-across-await
        for number in numbers:
            if number:
                await asyncio.sleep(number)
    with again:  # expect: thread-lock-across-await
        async with group:
            pass
    with processes, open("x") as file:  # expect: thread-lock-across-await
        file.write(await group.get())
    with threading.Semaphore(2):  # expect: thread-lock-across-await
        return [value async for value in group]


async def values():
    with mixed:  # expect: thread-lock-across-await
        yield 1


def from_thread():
    with mixed:
        print("in a thread")


async def only_here():
    local = asyncio.Lock()
    async with local:  # expect: thread-lock-across-await
        await asyncio.sleep(1)


asyncio.run(only_here())
