from asyncio import get_event_loop, sleep


async def main():
    await sleep(0)
    return get_event_loop()  # expect: get-event-loop


loop = get_event_loop()
loop.run_until_complete(main())  # expect: run-until-complete
