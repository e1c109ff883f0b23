# fix-leaves: wrong-with, wrong-for
import asyncio
import dataclasses
from abc import abstractmethod

from aiosomething import AsyncInit, asyncinit


class Basket:
    async def __init__(self):  # expect: wrong-special-method
#             ^^^^^^^^ refuses the coroutine object: `TypeError: __init__() should return None, not 'coroutine'`
        self.items = []

    async def __len__(self):  # expect: wrong-special-method
#             ^^^^^^^ 'coroutine' object cannot be interpreted as an integer
        return len(self.items)

    async def __str__(self):  # expect: wrong-special-method
        await asyncio.sleep(0)
        return "basket"

    async def __repr__(self) -> str:  # expect: wrong-special-method
        return "basket"

    async def __bool__(self):  # expect: wrong-special-method
        return True

    async def __contains__(self, item):  # expect: wrong-special-method
#             ^^^^^^^^^^^^ the coroutine object always counts as true
        return item in self.items

    async def __eq__(self, other):  # expect: wrong-special-method
        return self.items == other.items

    async def __hash__(self):  # expect: wrong-special-method
        return 1

    async def __setitem__(self, key, value):  # expect: wrong-special-method
#             ^^^^^^^^^^^ coroutine '__setitem__' was never awaited
        self.items[key] = value

    async def __delitem__(self, key):  # expect: wrong-special-method
        await asyncio.sleep(0)

    async def __del__(self):  # expect: wrong-special-method
        await asyncio.sleep(0)

    async def __init_subclass__(cls, **options):  # expect: wrong-special-method
        pass

    # Code can await what these give.
    async def __call__(self):
        return 1

    async def __getitem__(self, key):
        return self.items[key]

    async def __getattr__(self, name):
        return name

    async def __add__(self, other):
        return self

    async def __get__(self, instance, owner):
        return 1

    async def __custom__(self):
        return 1


class Connection:
    async def __enter__(self):  # expect: wrong-special-method
#             ^^^^^^^^^ the code gets a coroutine object
        await asyncio.sleep(0)
        return self

    async def __exit__(self, *exception):  # expect: wrong-special-method
#             ^^^^^^^^ every exception is swallowed
        await asyncio.sleep(0)


class Half:
    async def __enter__(self):  # expect: wrong-special-method
        return self

    def __exit__(self, *exception):
        pass


class Both:
    def __enter__(self):
        return self

    async def __exit__(self, *exception):  # expect: wrong-special-method
        await asyncio.sleep(0)

    async def __aexit__(self, *exception):
        await asyncio.sleep(0)

    async def __aenter__(self):
        return self


class Pages:
    async def __iter__(self):  # expect: wrong-special-method
        yield 1


class Numbers:
    async def __iter__(self):  # expect: wrong-special-method
#             ^^^^^^^^ iter() returned non-iterator of type 'coroutine'
        return self

    async def __next__(self):  # expect: wrong-special-method
        return 1


class Old:
    async def __aiter__(self):  # expect: wrong-special-method
        return self

    async def __anext__(self):
        raise StopAsyncIteration


class Plain:
    def __aenter__(self):  # expect: wrong-special-method
#       ^^^^^^^^^^ It must be an `async def`
        return self

    def __aexit__(self, *exception):  # expect: wrong-special-method
        print("closed")

    def __aiter__(self):
        return self

    def __anext__(self):  # expect: wrong-special-method
        if self.done:
            raise StopAsyncIteration
        return 1


class Yielding:
    def __aenter__(self):  # expect: wrong-special-method
        yield self

    @abstractmethod
    def __aexit__(self, *exception) -> bool:  # expect: wrong-special-method
        return False


@dataclasses.dataclass
class Record:
    name: str

    async def __post_init__(self):  # expect: wrong-special-method
        await asyncio.sleep(0)


class Waiting:
    def __init__(self, inner):
        self.inner = inner

    def __aenter__(self):
        return self.open()

    def __aexit__(self, *exception):
        return asyncio.ensure_future(self.open())

    def __anext__(self):
        return self.inner.__anext__()

    async def open(self):
        return self


class Abstract:
    @abstractmethod
    def __aenter__(self):
        raise NotImplementedError

    @abstractmethod
    def __aexit__(self, *exception): ...

    def __anext__(self):
        """Gives the next item."""


class Streaming:
    async def __aiter__(self):
        yield 1

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exception):
        return None


class Made(AsyncInit):
    async def __init__(self):
        await asyncio.sleep(0)


class Maker:
    async def __new__(cls):
        made = super().__new__(cls)
        await asyncio.sleep(0)
        return made


class FromMaker(Maker):
    async def __init__(self):
        await asyncio.sleep(0)


class Meta(type):
    async def __call__(cls, *arguments):
        return cls


class WithMeta(metaclass=Meta):
    async def __init__(self):
        await asyncio.sleep(0)


@asyncinit
class Decorated:
    async def __init__(self):
        await asyncio.sleep(0)


class NoDataclass:
    async def __post_init__(self):
        await asyncio.sleep(0)


async def __len__():
    return 1
