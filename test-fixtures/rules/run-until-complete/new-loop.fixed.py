import asyncio


async def work():
    print("hello")


def worker():
    return asyncio.run(work())  # expect: run-until-complete
#              ^^^^^^^^^^^^^^^^^^^^^^^ `asyncio.run(…)` does all of this
