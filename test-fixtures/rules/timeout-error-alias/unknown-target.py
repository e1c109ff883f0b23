"""Nobody says which version this is for, so it may need the old name."""

import asyncio
from asyncio import TimeoutError as TooSlow

try:
    asyncio.run(asyncio.sleep(1))
except (asyncio.TimeoutError, TooSlow):
    print("too slow")
