# python: 3.11-3.14
import asyncio
from asyncio import TimeoutError  # expect: timeout-error-alias
from concurrent.futures import Future


async def main(future: Future):
    try:
        await asyncio.wait_for(asyncio.wrap_future(future), 1)
    except TimeoutError:
        print("too slow")
