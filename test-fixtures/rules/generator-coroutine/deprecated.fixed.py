# python: 3.8-3.10
import asyncio


# expect: generator-coroutine
# <------------------ is deprecated since Python 3.8 and gone in Python 3.11
async def work():
    await asyncio.sleep(1)
