# python: 3.11-3.14
# modules: aioredis, async_timeout
import aioredis
from async_timeout import timeout

from . import trollius
from .async_generator import aclosing

print(aioredis, timeout, trollius, aclosing)
