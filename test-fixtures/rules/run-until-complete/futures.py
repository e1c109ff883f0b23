import asyncio


async def one():
    return 1


# `asyncio.run` only takes coroutines.
loop = asyncio.get_event_loop()
print(loop.run_until_complete(asyncio.gather(one(), one())))  # expect: run-until-complete
