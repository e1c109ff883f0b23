# python: 3.6-3.14
import asyncio


async def work():
    await asyncio.sleep(1)


async def main():
    await asyncio.ensure_future(work())
