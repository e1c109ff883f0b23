import asyncio


async def main(loop):
    await loop.run_in_executor(None, print)  # the loop as an argument


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
loop.run_until_complete(main(loop))  # expect: run-until-complete
