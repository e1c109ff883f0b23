# invalid: before Python 3.7, await could be a name
# python: 3.6
# without: cr
"""An old program that has something called `await` is no program with a stray dot."""
import asyncio

await = asyncio.Lock()
await.acquire()
await.release()
