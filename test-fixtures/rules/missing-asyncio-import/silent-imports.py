import asyncio.subprocess


async def main():
    await asyncio.sleep(1)
