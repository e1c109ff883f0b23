import asyncio


async def ticker():
    while True:
        await asyncio.sleep(1)


async def main():
    # A task that is left is cancelled by `asyncio.run`, so that somebody should look at the change.
    task = asyncio.create_task(ticker())
    await asyncio.sleep(3)
    print(task)


loop = asyncio.get_event_loop()
loop.run_until_complete(main())  # expect: run-until-complete
