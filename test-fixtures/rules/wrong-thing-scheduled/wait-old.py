# python: 3.8-3.10
import asyncio


async def main():
    await asyncio.wait([asyncio.sleep(1), asyncio.sleep(2)])
