import asyncio


def main():
    loop = asyncio.new_event_loop()  # expect: get-event-loop
    asyncio.set_event_loop(loop)
    return loop.time()


def prepare():
    first = asyncio.new_event_loop(); asyncio.set_event_loop(first); first.set_debug(True)  # expect: get-event-loop


def elsewhere():
    return asyncio.get_event_loop()


prepare()
