# fix-leaves: task-failure-unseen
"""Misspelled parameters of asyncio's functions and classes."""
import asyncio
from asyncio import wait_for as limited


async def main():
    await asyncio.wait_for(asyncio.sleep(1), timout=3)  # expect: misspelled-asyncio-name
#                                            ^^^^^^ `asyncio.wait_for` has no parameter `timout`
    await limited(asyncio.sleep(1), timeot=3)  # expect: misspelled-asyncio-name
    await asyncio.gather(asyncio.sleep(1), return_exeptions=True)  # expect: misspelled-asyncio-name
    await asyncio.wait([], return_whne=asyncio.ALL_COMPLETED)  # expect: misspelled-asyncio-name
    await asyncio.sleep(dealy=1)  # expect: misspelled-asyncio-name
    queue = asyncio.Queue(maxsise=3)  # expect: misspelled-asyncio-name
    limit = asyncio.Semaphore(valeu=3)  # expect: misspelled-asyncio-name
    task = asyncio.create_task(asyncio.sleep(1), nmae="sleeper")  # expect: misspelled-asyncio-name
    print(queue, limit, task)


asyncio.run(main(), debg=True)  # expect: misspelled-asyncio-name
