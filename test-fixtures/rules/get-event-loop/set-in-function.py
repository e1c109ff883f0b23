import asyncio


def prepare():
    asyncio.set_event_loop(asyncio.new_event_loop())


prepare()
loop = asyncio.get_event_loop()
loop.call_soon(print)
