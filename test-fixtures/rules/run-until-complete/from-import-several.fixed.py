from asyncio import get_event_loop, run, sleep


async def main():
    await sleep(0)
    return get_event_loop()  # expect: get-event-loop


run(main())  # expect: run-until-complete
