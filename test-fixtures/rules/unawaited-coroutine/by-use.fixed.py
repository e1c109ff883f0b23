"""Callees of which nothing is known but how they are called elsewhere in the file."""
import asyncio

from unknown_library import connect, log, session


class Bot:
    def __init__(self, client):
        self.client = client

    async def start(self):
        await self.client.open()
        await self.client.send("a")
        await self.client.send("b")
        await self.client.send("c")  # expect: unawaited-coroutine
#       ^^^^^^^^^^^^^^^^ `send(…)` is awaited wherever else it is called (2), but not here
        self.client.open()

    async def scheduled(self):
        await self.client.flush()
        asyncio.create_task(self.client.flush())
        await self.client.flush()  # expect: unawaited-coroutine

    async def used_plainly_too(self):
        await self.client.poll()
        await self.client.poll()
        self.client.poll()
        return [self.client.poll()]


class Other:
    def __init__(self, client):
        self.client = client

    async def start(self):
        # Another class's client may be something else.
        self.client.send("e")


async def main(writer):
    await connect(1)
    await connect(2)
    await connect(3)  # expect: unawaited-coroutine
    await writer.drain()
    await writer.drain()
    writer.write(b"")
    log("a")
    log("b")
    await log("c")
    await session.get(1)
    await session.get(2)
    async with session.get(3):
        session.get(4)
    if await session.ready() and await session.ready():
        await session.ready()  # expect: unawaited-coroutine
    return session.get(5)


async def starts(group, loop_fixture):
    await loop_fixture.create_task(main(1))
    await loop_fixture.create_task(main(2))
    loop_fixture.create_task(main(3))


asyncio.run(main(None))
