# python: 3.8-3.12
import asyncio


async def main():
    print(asyncio.Task.all_tasks())  # expect: removed-api
    with await asyncio.Lock():  # expect: removed-api
        pass
