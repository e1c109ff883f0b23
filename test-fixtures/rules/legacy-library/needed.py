# python: 3.8-3.14
"""Libraries that older versions need, and greenlets that something is built on."""

import sys

import aiohttp
import greenlet
import redis.asyncio
from async_generator import aclosing
from async_timeout import timeout
from taskgroup import TaskGroup

try:
    import aioredis
except ImportError:
    aioredis = None

if sys.version_info < (3, 11):
    import async_timeout
else:
    async_timeout = None


class Spawner(greenlet.greenlet):
    def run(self):
        return self.parent.switch()


def spawn(function):
    child = greenlet.greenlet(function)
    return child.switch(aiohttp, redis.asyncio, aclosing, timeout, TaskGroup, aioredis, async_timeout)
