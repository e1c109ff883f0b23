import asyncio


async def work():
    print("hello")


def worker():
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    try:
        return loop.run_until_complete(work())  # expect: run-until-complete
#              ^^^^^^^^^^^^^^^^^^^^^^^ `asyncio.run(…)` does all of this
    finally:
        loop.close()
