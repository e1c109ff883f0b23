# python: 3.11-3.14
import asyncio


async def load(number=1):
    return number


async def main(given):
    await asyncio.wait([load(1), load(2)])  # expect: wrong-thing-scheduled
#                      ^^^^^^^^^^^^^^^^^^ Since Python 3.11
    await asyncio.wait({load(1)}, timeout=1)  # expect: wrong-thing-scheduled
    await asyncio.wait([load(one) for one in range(3)])  # expect: wrong-thing-scheduled
    await asyncio.wait([asyncio.create_task(load(1))])
    await asyncio.wait(given)
    await asyncio.wait([given])
    await asyncio.gather(load(1), load(2))
