# notebook
import asyncio


async def work():
    await asyncio.sleep(1)


task = asyncio.create_task(work())
await task
