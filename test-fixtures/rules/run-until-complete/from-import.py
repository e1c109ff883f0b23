from asyncio import get_event_loop


async def main():
    print("hello")


loop = get_event_loop()
loop.run_until_complete(main())  # expect: run-until-complete
