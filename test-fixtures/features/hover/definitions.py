import asyncio
import contextlib
from contextlib import asynccontextmanager


async def fetch(url):
#^^^^^^^^ `fetch`: `fetch` is a coroutine function
    return url


async def numbers():
#         ^^^^^^^ `numbers`: `numbers` is an asynchronous generator function
    yield 1


@asynccontextmanager
async def connection():
#         ^^^^^^^^^^ `connection`: `connection` makes an asynchronous context manager
    yield 1


@contextlib.asynccontextmanager
async def other():
#^^^^^^^^ `other`: Write `async with other(…) as value:`.
    yield 1


def plain():
#   ! nothing
    return 1


class Client:
    async def load(self):
#             ^^^^ `load`: Write `await load(…)` inside another `async def`
        async def inner():
#                 ^^^^^ `inner`: `inner` is a coroutine function
            pass

        await inner()
