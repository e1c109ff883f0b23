# notebook
import asyncio

await asyncio.sleep(1)

async with asyncio.Lock():
    pass

values = [value async for value in values()]


def load():
    await asyncio.sleep(1)  # expect: await-outside-async
