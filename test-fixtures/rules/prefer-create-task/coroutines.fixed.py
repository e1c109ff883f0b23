import asyncio
import asyncio as aio
from asyncio import create_task


async def work(number=0):
    await asyncio.sleep(number)


class Client:
    async def load(self):
        self.task = asyncio.create_task(self.work())  # expect: prefer-create-task
#                   ^^^^^^^^^^^^^^^^^^^^^ This makes a task of a coroutine object
        await self.task

    async def work(self):
        tasks = [asyncio.create_task(work(number)) for number in range(3)]  # expect: prefer-create-task
        await asyncio.gather(*tasks)


async def main():
    task = asyncio.create_task(work())  # expect: prefer-create-task
    other = aio.create_task(asyncio.sleep(1))  # expect: prefer-create-task
    third = create_task(work(1))  # expect: prefer-create-task
    await asyncio.wait([asyncio.create_task(work()), asyncio.create_task(work())])  # expect: prefer-create-task, prefer-create-task
    await asyncio.create_task(Client().load())  # expect: prefer-create-task
    asyncio.create_task(  # expect: prefer-create-task
        work(2)
    ).add_done_callback(print)
    for one in asyncio.as_completed([asyncio.create_task(work())]):  # expect: prefer-create-task
        await one
    await task
    await other
    await third


asyncio.run(main())
