import asyncio
from asyncio import Queue as Mailbox


class Base:
    async def open(self):
        return self

    async def inherited(self):
        pass


class Client(Base):
    handler = None

    def __init__(self):
        self.mailbox = Mailbox()
        self.lock: asyncio.Lock = asyncio.Lock()

    @property
    async def status(self):
        return "ready"

    @classmethod
    async def make(cls):
        await cls.make()  # expect: unawaited-coroutine
        return cls()

    @staticmethod
    async def tidy():
        pass

    def plain(self):
        pass

    async def open(self):
        await super().open()  # expect: unawaited-coroutine
#       ^^^^^^^^^^^^ coroutine 'Base.open' was never awaited
        return await super().open()

    async def close(self):
        await self.inherited()  # expect: unawaited-coroutine
#       ^^^^^^^^^^^^^^ coroutine 'Base.inherited' was never awaited
        await self.mailbox.put(1)  # expect: unawaited-coroutine
        self.mailbox.put_nowait(1)
        await self.lock.acquire()  # expect: unawaited-coroutine
        self.lock.release()
        await self.tidy()  # expect: unawaited-coroutine
        await Client.tidy()  # expect: unawaited-coroutine
        self.plain()
        self.unknown()
        self.handler()

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exception):
        await self.close()


async def main(given: Client, quoted: "Client", maybe: Client | None, anything):
    client = Client()
    await client.close()  # expect: unawaited-coroutine
#   ^^^^^^^^^^^^ coroutine 'Client.close' was never awaited
    await given.close()  # expect: unawaited-coroutine
    await quoted.close()  # expect: unawaited-coroutine
    anything.close()
    async with Client() as other:
        await other.close()  # expect: unawaited-coroutine
    await Client().close()  # expect: unawaited-coroutine
    close = client.close
    await close()  # expect: unawaited-coroutine
    if anything:
        client = anything
    client.close()


class Replaced:
    """A method that is replaced at run time may be anything."""

    def __init__(self, save):
        self.save = save

    async def save(self):
        pass

    async def run(self):
        self.save()


class Unknown(Imported):  # noqa: F821
    async def run(self):
        self.method_of_a_base_that_is_not_known()
