"""One loop, or one of several."""

import asyncio
import sys

lock = asyncio.Lock()
queue = asyncio.Queue()


async def save(text):
    async with lock:
        await queue.put(text)


def first():
    asyncio.run(save("a"))


def second():
    return asyncio.run(save("b"))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        asyncio.run(save("a"))
    else:
        asyncio.run(save("b"))
