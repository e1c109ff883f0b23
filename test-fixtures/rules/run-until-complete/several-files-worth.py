import asyncio


async def first():
    print("first")


async def second():
    print("second")


# Each asks for the current loop, which `asyncio.run` would take away from the other: they can only change together.
asyncio.get_event_loop().run_until_complete(first())  # expect: run-until-complete
asyncio.get_event_loop().run_until_complete(second())  # expect: run-until-complete
