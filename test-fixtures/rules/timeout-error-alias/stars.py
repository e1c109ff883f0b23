# python: 3.11-3.14
import asyncio
from json import *


async def main(future):
    try:
        await asyncio.wait_for(future, 1)
    except asyncio.TimeoutError:  # expect: timeout-error-alias
        print(loads("1"))
