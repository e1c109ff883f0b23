# python: 3.14


def put(queue: asyncio.Queue) -> asyncio.Task:
    event: asyncio.Event = queue.get_nowait()
    return event
