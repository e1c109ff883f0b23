# python: 3.11-3.14
import asyncio
from concurrent.futures import *


async def main(future):
    try:
        await asyncio.wait_for(future, 1)
    except asyncio.TimeoutError:  # expect: timeout-error-alias
        print("too slow")
