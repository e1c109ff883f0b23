import asyncio
import contextlib
import functools

import unknown_library
from collections.abc import Callable, Coroutine
from typing import Any


def keeps(function):
    return function


def wraps_async(function):
    @functools.wraps(function)
    async def wrapper(*arguments):
        return await function(*arguments)

    return wrapper


def runs(function):
    @functools.wraps(function)
    def wrapper(*arguments):
        return asyncio.run(function(*arguments))

    return wrapper


def retry(times):
    def decorate(function):
        async def wrapper(*arguments):
            return await function(*arguments)

        return wrapper

    return decorate


@keeps
async def kept():
    pass


@wraps_async
async def wrapped():
    pass


@retry(3)
async def retried():
    pass


@runs
async def runs_by_itself():
    pass


@unknown_library.command()
async def command():
    pass


@contextlib.asynccontextmanager
async def manager():
    yield 1


async def numbers():
    yield 1


@asyncio.coroutine
def old_style():
    yield from asyncio.sleep(1)


Handler = Callable[..., Coroutine[Any, Any, str]]


class Application:
    def get(self, path: str) -> Handler: ...

    def handler(self) -> Handler: ...


def routes(application: Application):
    # A decorator whose annotation says what becomes of the function.
    application.get("/")(lambda request: "text")
    application.get("/")(main)
    application.handler()(1)  # expect: unawaited-coroutine


async def main():
    kept()  # expect: unawaited-coroutine
    wrapped()  # expect: unawaited-coroutine
    retried()  # expect: unawaited-coroutine
    old_style()  # expect: unawaited-coroutine
    runs_by_itself()
    command()
    manager()
    numbers()
    (lambda: kept())()  # expect: unawaited-coroutine
    partial = functools.partial(kept)
    partial()  # expect: unawaited-coroutine


asyncio.run(main())
