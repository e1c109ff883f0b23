# fix-leaves: async-without-await
import asyncio
from abc import ABC, abstractmethod
from typing import Protocol

from mine import Base, route


def double(number):  # expect: async-without-await
#         ^^^^^^ a plain `def` would do the same
    return number * 2


def text(number):  # expect: async-without-await
    return f"{number}"


def nothing():  # expect: async-without-await
    print("nothing")


def inner():  # expect: async-without-await
    async def wait():
        await asyncio.sleep(0)

    return wait


def log(message):  # expect: async-without-await
    for one in message:
        print(one)


class Basket:
    def __init__(self):
        self.items = []

    def size(self):  # expect: async-without-await
        return len(self.items)

    def add(self, item):  # expect: async-without-await
        self.items.append(item)

    def is_empty(self):
        return (self.size()) == 0

    async def __aenter__(self):
        return self

    async def close(self):
        await asyncio.sleep(0)

    async def on_change(self):
        print("changed")

    async def is_allowed(self):
        """May be overridden."""
        return True

    async def unused(self):
        return 1

    async def overridden(self):
        return 1


class Further(Basket):
    async def overridden(self):
        await asyncio.sleep(0)


class OfUnknown(Base):
    async def load(self):
        return 1


class Abstract(ABC):
    @abstractmethod
    async def load(self): ...

    async def store(self):
        raise NotImplementedError


class Loader(Protocol):
    async def load(self): ...


@route("/")
async def page():
    return "page"


async def callback():
    return 1


async def given():
    return 1


async def task():
    return 1


async def test_something():
    return 1


async def todo():
    """Will wait some day."""


async def generator():
    yield 1


async def comprehension(items):
    return [one async for one in items]


def outer():
    def local():  # expect: async-without-await
        return 1

    async def use():
        await asyncio.sleep(0)
        return local()

    return use


async def main(basket: Basket, client):
    await asyncio.sleep(0)
    print(double(1), text(2))
    nothing()
    inner()
    log("x")
    async with basket:
        basket.add(1)
        print(await basket.is_allowed())
        print(basket.size(), basket.is_empty())
        await basket.overridden()
    await OfUnknown().load()
    await page()
    await callback()
    await given()
    await todo()
    await comprehension(generator())
    await Abstract().store()
    await client.close()
    asyncio.get_running_loop().call_soon(callback)
    return asyncio.create_task(task()), {"given": given}


asyncio.run(main(Basket(), None))
