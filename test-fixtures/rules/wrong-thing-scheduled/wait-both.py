# python: 3.9-3.14
import asyncio
import sys


async def load(number):
    await asyncio.sleep(number)


async def main():
    await asyncio.wait([load(1), load(2)])  # expect: wrong-thing-scheduled
#                      ^^^^^^^^^^^^^^^^^^ Since Python 3.11 `asyncio.wait` refuses coroutine objects
    if sys.version_info < (3, 11):
        await asyncio.wait([load(1)])
