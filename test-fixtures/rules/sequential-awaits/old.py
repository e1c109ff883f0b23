# python: 3.9
import asyncio as aio


async def load(key):
    await aio.sleep(0)
    return key


async def main():
    first = await load("a")  # expect: sequential-awaits
    second = await load("b")
    print(first, second)
