from asyncio import get_running_loop, sleep


async def main():
    loop = get_running_loop()  # expect: get-event-loop
#          ^^^^^^^^^^^^^^ In a coroutine `get_event_loop()` always gives
    await sleep(loop.time())
