"""Things that several loops use."""

import asyncio

import aiohttp

lock = asyncio.Lock()  # expect: shared-across-loops
# <---- `lock` belongs to the event loop that it is first used in
queue = asyncio.Queue()  # expect: shared-across-loops
gate = asyncio.Semaphore(3)  # expect: shared-across-loops
ready = asyncio.Event()  # expect: shared-across-loops
changed = asyncio.Condition()  # expect: shared-across-loops
newest_first = asyncio.LifoQueue()  # expect: shared-across-loops
by_priority = asyncio.PriorityQueue()  # expect: shared-across-loops
slots = asyncio.BoundedSemaphore(2)  # expect: shared-across-loops
session = aiohttp.ClientSession()  # expect: shared-across-loops
unused = asyncio.Lock()
names = []


class Store:
    lock = asyncio.Lock()  # expect: shared-across-loops
    unused = asyncio.Lock()

    def __init__(self):
        self.own = asyncio.Lock()

    async def save(self):
        async with self.lock, self.own:
            print("saved")


async def save(text):
    async with lock, gate, changed, slots:
        await queue.put(text)
        await newest_first.put(text)
        await by_priority.put(text)
        await ready.wait()
        names.append(await session.get(text))
    own = asyncio.Lock()
    async with own:
        print(names)


def show():
    print(unused)


if __name__ == "__main__":
    asyncio.run(save("a"))
    asyncio.run(save("b"))
