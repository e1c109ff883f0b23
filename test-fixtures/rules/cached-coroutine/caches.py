import asyncio
import functools
from functools import cached_property, lru_cache

import cachetools
from async_lru import alru_cache
from cachetools import TTLCache, cached
from django.utils.functional import cached_property as django_cached_property

from mine import shared


@functools.lru_cache  # expect: cached-coroutine
#^^^^^^^^^^^^^^^^^^^ keeps the coroutine object of `one`, not its result
async def one():
    return 1


@functools.lru_cache(maxsize=None)  # expect: cached-coroutine
async def two(key):
    return key


@lru_cache(128)  # expect: cached-coroutine
async def three(key):
    return key


@functools.cache  # expect: cached-coroutine
async def four():
    return 4


@functools.cache  # expect: cached-coroutine
#^^^^^^^^^^^^^^^ keeps the asynchronous generator that `five` makes
async def five():
    yield 5


@cached(TTLCache(10, 60))  # expect: cached-coroutine
async def six():
    return 6


@cachetools.func.ttl_cache(ttl=60)  # expect: cached-coroutine
async def seven():
    return 7


class Client:
    @cached_property  # expect: cached-coroutine
    #^^^^^^^^^^^^^^^ awaiting the attribute a second time
    async def name(self):
        return "name"

    @django_cached_property  # expect: cached-coroutine
    async def title(self):
        return "title"

    @staticmethod
    @lru_cache  # expect: cached-coroutine
    async def load(key):
        return key

    @lru_cache  # expect: cached-coroutine
    @staticmethod
    async def fetch(key):
        return key

    @cached_property
    def size(self):
        return 1

    @property
    async def length(self):
        return 1


async def eight():
    return 8


remembered = lru_cache(eight)  # expect: cached-coroutine
also = functools.cache(eight)  # expect: cached-coroutine
again = lru_cache(maxsize=2)(eight)  # expect: cached-coroutine


@alru_cache
async def nine():
    return 9


@lru_cache
def ten():
    return asyncio.ensure_future(eight())


@lru_cache
def eleven():
    return 11


# Something else has made a function of it that may give anything.
@lru_cache
@shared
async def twelve():
    return 12


@shared
async def thirteen():
    return 13


plain = lru_cache(eleven)
other = lru_cache(maxsize=2)
unknown = lru_cache(shared)
size = functools.partial(eight)
