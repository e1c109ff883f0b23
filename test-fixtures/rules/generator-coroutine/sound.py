# python: 3.6-3.14
"""Generators that are generators, and code that knows about the versions."""

import asyncio
import sys
import types

from library import coroutine
from tornado import gen

try:
    from asyncio import coroutine as old_coroutine
except ImportError:
    old_coroutine = types.coroutine

if sys.version_info < (3, 11):
    as_coroutine = asyncio.coroutine
else:
    as_coroutine = types.coroutine


@coroutine
def other():
    yield from other()


@gen.coroutine
def tornado():
    result = yield asyncio.sleep(1)
    return result


@types.coroutine
def switch():
    yield


@types.coroutine
def waits():
    yield from asyncio.sleep(1)


@old_coroutine
def compatible():
    yield from asyncio.sleep(1)


def numbers():
    yield 1
    yield from more()


def more():
    yield 2
    yield from [3, 4]


def futures(future: asyncio.Future):
    # A Future may be waited for in any generator.
    yield from future


class Awaitable:
    def __await__(self):
        yield from asyncio.sleep(0).__await__()
        return (yield from switch())


async def modern():
    await asyncio.sleep(1)
    return [one for one in numbers()]
