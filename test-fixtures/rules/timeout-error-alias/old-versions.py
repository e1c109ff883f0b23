# python: 3.10-3.14
import asyncio
from asyncio import TimeoutError as TooSlow


async def main(future):
    try:
        await asyncio.wait_for(future, 1)
    except asyncio.TimeoutError:
        print("too slow")
    except (OSError, TooSlow):
        print("too slow")
