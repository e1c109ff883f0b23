"""Callees of which only a part is known."""
import asyncio
import inspect
from collections.abc import Awaitable, Callable
from typing import Generic, Protocol, TypeVar, Union, overload

T = TypeVar("T")


class Handle(Generic[T]):
    def result(self) -> T: ...


async def nothing() -> None:
    print("nothing")


class Connection:
    async def send(self, data):
        print(data)

    async def flush(self):
        print("flushed")

    def name(self):
        return "connection"


class Session:
    def __init__(self, connection, callback):
        self.connection = connection
        self.callback = callback

    async def start(self):
        self.connection.send("a")  # expect: unawaited-coroutine
#       ^^^^^^^^^^^^^^^^^^^^ `Connection.send(…)` was found to be a coroutine function
        self.connection.name()
        self.callback()

    def without_await(self):
        self.connection.flush()


async def notify():
    print("notified")


def log():
    print("logged")


# What calls in this file give is not all that the parameters may get, but it is something.
first = Session(Connection(), notify)
second = Session(Connection(), log)


class Calls:
    """Makes a method of any name."""

    def __getattr__(self, name):
        async def call(**arguments):
            return name, arguments

        return call


class Wrapper:
    def __init__(self, wrapped):
        self.wrapped = wrapped

    def __getattr__(self, name):
        return getattr(self.wrapped, name)


class PlainCallback(Protocol):
    def __call__(self, value): ...


class AsyncCallback(Protocol):
    async def __call__(self, value): ...


class Runner:
    def __init__(self, hook: Union[PlainCallback, AsyncCallback]):
        self.hook = hook

    async def run(self):
        (await self.hook(1) if inspect.iscoroutinefunction(self.hook) else self.hook(1))


class Portal:
    """Of two signatures the first that fits counts."""

    @overload
    def start(self, function: Callable[[], Awaitable[T]]) -> Handle[T]: ...
    @overload
    def start(self, function: Callable[[], T]) -> Handle[T]: ...
    def start(self, function):
        return Handle()


async def begin(portal: Portal):
    portal.start(nothing).result()


class Resource:
    def release(self):
        print("released")


class RemoteResource(Resource):
    async def release(self):
        print("released there")


async def release(resource):
    # Others may give another resource.
    if isinstance(resource, Resource):
        resource.release()


async def main(flag, function):
    await release(RemoteResource())
    calls = Calls()
    calls.restart(delay=1)  # expect: unawaited-coroutine
    await calls.stop()
    Wrapper(1).close()

    # One of them is awaited because it is known to be a coroutine function.
    if inspect.iscoroutinefunction(function):
        await function(1)
        await function(2)
    else:
        function(3)
    await first.start()
    await Runner(function).run()


asyncio.run(main(True, notify))
