import asyncio
import threading
import unittest
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Coroutine
from typing import Any, Protocol, Union, overload

from elsewhere import Unknown, decorate


class Source:
    name = "source"

    async def load(self):
        return "text"

    async def close(self) -> None:
        await asyncio.sleep(0)

    async def size(self) -> int:
        return 1

    async def stream(self):
        yield 1

    def title(self):
        return "title"

    def open(self) -> None:
        pass

    def count(self) -> int: ...

    def later(self):
        return asyncio.ensure_future(self.load())

    def todo(self):
        raise NotImplementedError

    def hook(self):
        pass

    def maybe(self) -> Union[int, Awaitable[int]]:
        return 1

    def anything(self) -> Any:
        return 1

    def made(self) -> Coroutine[Any, Any, None]:
        return self.close()

    @property
    def state(self):
        return 1

    @decorate
    def shared(self):
        return 1

    def _private(self):
        return 1


class Plain(Source):
    def load(self):  # expect: override-mismatch
#       ^^^^ overrides the coroutine function of `Source`, but what it gives cannot be awaited
        return "plain"

    def close(self):  # expect: override-mismatch
        print("closed")

    def size(self) -> int:  # expect: override-mismatch
        return 2

    async def title(self):  # expect: override-mismatch
#             ^^^^^ overrides a plain function of `Source`
        return "title"

    async def open(self):  # expect: override-mismatch
        await asyncio.sleep(0)

    async def count(self):  # expect: override-mismatch
        return 3

    async def _private(self):  # expect: override-mismatch
        return 2


class Further(Plain):
    async def load(self):  # expect: override-mismatch
        return "further"

    def title(self):  # expect: override-mismatch
        return "title"


class Sound(Source):
    # What these give can be awaited, or nobody knows.
    def load(self):
        return asyncio.sleep(1, "text")

    def close(self):
        return self.unknown()

    def size(self):
        raise NotImplementedError

    def stream(self):
        return []

    async def later(self):
        return 1

    async def todo(self):
        return 1

    async def hook(self):
        await asyncio.sleep(0)

    async def maybe(self):
        return 1

    async def anything(self):
        return 1

    async def made(self):
        return None

    async def state(self):
        return 1

    async def shared(self):
        return 1

    def title(self):
        return "sound"

    async def __len__(self):
        return 1


class Overloaded(Source):
    @overload
    def size(self) -> int: ...
    @overload
    def size(self, unit: str) -> str: ...
    def size(self, unit=None):
        return 1

    @decorate
    def load(self):
        return 1


class OfUnknown(Unknown, Source):
    def load(self):
        return 1


class Loader(ABC):
    @abstractmethod
    async def fetch(self, key): ...

    @abstractmethod
    def store(self, key) -> None: ...

    @abstractmethod
    def remove(self, key): ...


# This one is the other kind on purpose.
class SyncLoader(Loader):
    def fetch(self, key):
        print(key)


class FileLoader(Loader):
    def fetch(self, key):  # expect: override-mismatch
        print(key)

    async def store(self, key):  # expect: override-mismatch
        await asyncio.sleep(0)

    async def remove(self, key):
        await asyncio.sleep(0)


class Readable(Protocol):
    async def read(self) -> bytes: ...


class Reader(Readable):
    def read(self) -> bytes:  # expect: override-mismatch
        return b""


class Worker(threading.Thread):
    async def run(self):  # expect: override-mismatch
        await asyncio.sleep(1)


class Echo(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport

    async def data_received(self, data):  # expect: override-mismatch
#             ^^^^^^^^^^^^^ overrides a plain function of `Protocol`
        await asyncio.sleep(0)


class Tests(unittest.IsolatedAsyncioTestCase):
    async def setUp(self):  # expect: override-mismatch
        await asyncio.sleep(0)

    async def tearDown(self):  # expect: override-mismatch
        await asyncio.sleep(0)

    async def test_one(self):
        pass


class Children(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        await asyncio.sleep(0)

    def setUp(self):
        pass
