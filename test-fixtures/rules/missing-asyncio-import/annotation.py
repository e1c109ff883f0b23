# python: 3.11-3.13


def put(queue: asyncio.Queue):  # expect: missing-asyncio-import
#              ^^^^^^^
    queue.put_nowait(1)
