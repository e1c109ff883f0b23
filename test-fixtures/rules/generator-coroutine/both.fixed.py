# python: 3.9-3.13
import asyncio


# expect: generator-coroutine
async def work():
    await asyncio.sleep(1)
