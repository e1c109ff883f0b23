from asyncio import get_event_loop, sleep


async def main():
    loop = get_event_loop()  # expect: get-event-loop
#          ^^^^^^^^^^^^^^ In a coroutine `get_event_loop()` always gives
    await sleep(loop.time())
