# python: 3.11-3.14
"""Other classes of that name."""

import asyncio
import sys

import redis
from library import TimeoutError


async def main(future):
    try:
        await asyncio.wait_for(future, 1)
    except TimeoutError:
        print("too slow")
    except redis.TimeoutError:
        print("too slow")
    except asyncio.CancelledError:
        raise
    except asyncio.TimeoutError:  # expect: timeout-error-alias
        print("has no short name here")
    if sys.version_info < (3, 11):
        return asyncio.TimeoutError
    try:
        return asyncio.TimeoutError
    except AttributeError:
        return None


asyncio.TimeoutError = TimeoutError
