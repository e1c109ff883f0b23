# python: 3.9-3.13
import asyncio


@asyncio.coroutine  # expect: generator-coroutine
def work():
    yield from asyncio.sleep(1)
