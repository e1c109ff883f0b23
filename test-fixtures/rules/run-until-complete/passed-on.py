import asyncio


async def main(loop):
    await loop.run_in_executor(None, print)  # the loop as an argument


loop = asyncio.get_event_loop()
loop.run_until_complete(main(loop))  # expect: run-until-complete
