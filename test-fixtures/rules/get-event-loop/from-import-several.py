from asyncio import (
    get_event_loop as current,  # the loop
    sleep,
)


async def main():
    loop = current()  # expect: get-event-loop
    await sleep(loop.time())
    return current().time()  # expect: get-event-loop


def plain():
    return current()
