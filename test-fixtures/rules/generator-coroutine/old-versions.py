# python: 3.6-3.7
import asyncio


@asyncio.coroutine
def work():
    yield from asyncio.sleep(1)
