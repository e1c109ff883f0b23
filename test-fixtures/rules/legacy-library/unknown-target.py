"""Nobody says which version this is for: what older ones need may be needed."""

import aioredis  # expect: legacy-library
import async_timeout
from async_generator import aclosing

print(aioredis, async_timeout, aclosing)
