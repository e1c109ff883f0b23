from asyncio import (
    get_event_loop as current, get_running_loop,  # the loop
    sleep,
)


async def main():
    loop = get_running_loop()  # expect: get-event-loop
    await sleep(loop.time())
    return get_running_loop().time()  # expect: get-event-loop


def plain():
    return current()
