from asyncio import get_event_loop, get_running_loop


async def main():
    return get_running_loop(), get_running_loop()  # expect: get-event-loop
