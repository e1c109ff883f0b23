# python: 3.8-3.13
import asyncio


async def first():
    return 1


# `asyncio.Runner` is there from Python 3.11 on only.
loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
loop.run_until_complete(first())  # expect: run-until-complete
# <----------------------- does all of this since Python 3.7
loop.run_until_complete(first())
