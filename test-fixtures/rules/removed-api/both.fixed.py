# python: 3.8-3.12
import asyncio


async def main():
    print(asyncio.all_tasks())  # expect: removed-api
    async with asyncio.Lock():  # expect: removed-api
        pass
