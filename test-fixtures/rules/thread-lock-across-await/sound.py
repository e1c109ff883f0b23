"""Locks for threads that are not held during an await."""
import asyncio
import threading

lock = threading.Lock()
loop_lock = asyncio.Lock()


class Counter:
    def __init__(self):
        self.lock = threading.Lock()
        self.value = 0

    async def add(self, source):
        amount = await source.get()
        with self.lock:
            self.value += amount
        await asyncio.sleep(0)

    def add_now(self):
        with self.lock:
            self.value += 1


async def main(source, unknown):
    async with loop_lock:
        await source.get()
    with lock:
        print("short")
    with lock:

        async def later():
            await asyncio.sleep(1)

        callback = lambda: asyncio.sleep(1)  # noqa: E731
    with open("x") as file:
        file.write(await source.get())
    with unknown:
        await asyncio.sleep(1)
    with unknown.lock():
        await asyncio.sleep(1)
    lock.locked()
    await later()
    await callback()
    async with asyncio.timeout(1):
        await asyncio.sleep(0)
    with threading.local().x:
        pass


def sync():
    with lock:
        asyncio.run(main(None, None))


sync()
