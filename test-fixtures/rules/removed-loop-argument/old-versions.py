# python: 3.6-3.7
import asyncio


async def main(loop):
    await asyncio.sleep(1, loop=loop)
    return asyncio.Lock(loop=loop), asyncio.Queue(loop=loop)
