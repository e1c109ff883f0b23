# python: 3.8-3.12
import asyncio

lock = asyncio.Lock()  # expect: shared-across-loops
# <---- Up to Python 3.9, `lock` belongs to the loop that is current here


async def save(text):
    async with lock:
        print(text)


asyncio.run(save("a"))
