# python: 3.8-3.10
import asyncio


@asyncio.coroutine  # expect: generator-coroutine
# <------------------ is deprecated since Python 3.8 and gone in Python 3.11
def work():
    yield from asyncio.sleep(1)
