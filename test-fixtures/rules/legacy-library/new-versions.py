# python: 3.11-3.14
import asyncio

import aiocontextvars  # expect: legacy-library
import aioredis  # expect: legacy-library
#      ^^^^^^^^ `aioredis` is no longer developed: `redis.asyncio` has taken its place
import async_timeout as limits  # expect: legacy-library
#      ^^^^^^^^^^^^^ `async_timeout` is not needed since Python 3.11: `asyncio.timeout` does the same
import asynctest.mock  # expect: legacy-library
import trollius as old_asyncio  # expect: legacy-library
from aioredis.client import Redis  # expect: legacy-library
from async_generator import aclosing, yield_  # expect: legacy-library
from async_timeout import timeout  # expect: legacy-library
from eventlet.green import socket  # expect: legacy-library
from taskgroup import TaskGroup  # expect: legacy-library


async def main():
    async with limits.timeout(1), timeout(1), TaskGroup():
        await asyncio.sleep(10)
    print(aiocontextvars, aioredis, asynctest.mock, old_asyncio, Redis, aclosing, yield_, socket)
