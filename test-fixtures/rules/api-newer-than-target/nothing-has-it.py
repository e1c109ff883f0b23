# python: 3.9-3.10
import asyncio


async def main():
    async with asyncio.timeout(3):  # expect: api-newer-than-target
#                      ^^^^^^^ The target version is Python 3.9
        await asyncio.sleep(1)
    async with asyncio.TaskGroup() as group:  # expect: api-newer-than-target
        group.create_task(asyncio.sleep(1))
    await asyncio.to_thread(print)
