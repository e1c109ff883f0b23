"""Coroutine objects that generators hand out, and that cannot be what is asked for."""
import asyncio
from collections.abc import AsyncIterator, Coroutine
from typing import Any, AsyncGenerator


async def receive() -> str:
    return "text"


async def texts() -> AsyncIterator[str]:
    yield await receive()  # expect: coroutine-as-value
#         ^^^^^^^ `receive` was not awaited: `texts` returns its coroutine object, though its annotation says `str`
    yield await receive()


async def generated() -> AsyncGenerator[str, None]:
    yield await receive()  # expect: coroutine-as-value


async def jobs() -> AsyncIterator[Coroutine[Any, Any, str]]:
    yield receive()


async def anything():
    yield receive()


async def main():
    answer = await receive()
    assert isinstance(answer, str)  # expect: coroutine-as-value
#                     ^^^^^^ `receive` was not awaited: its coroutine object never is an instance of `str`
    other = receive()
    assert isinstance(other, Coroutine)
    await other


asyncio.run(main())
