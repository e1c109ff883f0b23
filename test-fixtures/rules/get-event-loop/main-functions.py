import asyncio


def main():
    loop = asyncio.get_event_loop()  # expect: get-event-loop
    return loop.time()


def prepare():
    first = asyncio.get_event_loop(); first.set_debug(True)  # expect: get-event-loop


def elsewhere():
    return asyncio.get_event_loop()


prepare()
