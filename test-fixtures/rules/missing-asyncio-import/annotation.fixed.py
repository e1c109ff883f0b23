# python: 3.11-3.13


import asyncio


def put(queue: asyncio.Queue):  # expect: missing-asyncio-import
#              ^^^^^^^
    queue.put_nowait(1)
