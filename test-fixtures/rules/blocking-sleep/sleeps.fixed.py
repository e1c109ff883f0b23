"""Sleeping in a coroutine function, in every way in which people write it."""
import asyncio
import time


async def poll(job):
    while not job.done():
        await asyncio.sleep(0.5)  # expect: blocking-sleep
#       ^^^^^^^^^^ `time.sleep(…)` puts the whole event loop to sleep
    await asyncio.sleep(1)  # expect: blocking-sleep
    await asyncio.sleep(  # expect: blocking-sleep
        2,  # seconds
    )
    await asyncio.sleep(job.delay or 3)  # expect: blocking-sleep


async def retry(action, attempts=3):
    for attempt in range(attempts):
        try:
            return await action()
        except OSError:
            await asyncio.sleep(2**attempt)  # expect: blocking-sleep
        finally:
            if attempt: await asyncio.sleep(1)  # expect: blocking-sleep
    [await asyncio.sleep(n) for n in range(attempts)]  # expect: blocking-sleep
    result = await asyncio.sleep(1) or attempts  # expect: blocking-sleep
    return result


class Robot:
    wait = time.sleep

    async def step(self):
        nap = time.sleep
        await asyncio.sleep(0.1)  # expect: blocking-sleep
        await asyncio.sleep(0.1); print("stepped")  # expect: blocking-sleep

    @staticmethod
    async def rest(seconds: float):
        async with asyncio.timeout(5):
            await asyncio.sleep(seconds)  # expect: blocking-sleep


asyncio.run(Robot.rest(1))
