"""Sleeping in a coroutine function, in every way in which people write it."""
import asyncio
import time
import time as clock
from time import sleep
from time import sleep as pause


async def poll(job):
    while not job.done():
        time.sleep(0.5)  # expect: blocking-sleep
#       ^^^^^^^^^^ `time.sleep(…)` puts the whole event loop to sleep
    sleep(1)  # expect: blocking-sleep
    pause(  # expect: blocking-sleep
        2,  # seconds
    )
    clock.sleep(job.delay or 3)  # expect: blocking-sleep


async def retry(action, attempts=3):
    for attempt in range(attempts):
        try:
            return await action()
        except OSError:
            time.sleep(2**attempt)  # expect: blocking-sleep
        finally:
            if attempt: time.sleep(1)  # expect: blocking-sleep
    [time.sleep(n) for n in range(attempts)]  # expect: blocking-sleep
    result = time.sleep(1) or attempts  # expect: blocking-sleep
    return result


class Robot:
    wait = time.sleep

    async def step(self):
        nap = time.sleep
        nap(0.1)  # expect: blocking-sleep
        time.sleep(0.1); print("stepped")  # expect: blocking-sleep

    @staticmethod
    async def rest(seconds: float):
        async with asyncio.timeout(5):
            time.sleep(seconds)  # expect: blocking-sleep


asyncio.run(Robot.rest(1))
