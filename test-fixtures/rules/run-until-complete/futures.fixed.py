import asyncio


async def one():
    return 1


# `asyncio.run` only takes coroutines.
loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(loop.run_until_complete(asyncio.gather(one(), one())))  # expect: run-until-complete
