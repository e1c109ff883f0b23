# python: 3.11-3.13
import functools


@functools.wraps(asyncio.sleep)  # expect: missing-asyncio-import
#                ^^^^^^^
async def pause(delay, queue=asyncio.Queue):
    return delay, queue
