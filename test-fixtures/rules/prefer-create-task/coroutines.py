import asyncio
import asyncio as aio
from asyncio import ensure_future


async def work(number=0):
    await asyncio.sleep(number)


class Client:
    async def load(self):
        self.task = asyncio.ensure_future(self.work())  # expect: prefer-create-task
#                   ^^^^^^^^^^^^^^^^^^^^^ This makes a task of a coroutine object
        await self.task

    async def work(self):
        tasks = [asyncio.ensure_future(work(number)) for number in range(3)]  # expect: prefer-create-task
        await asyncio.gather(*tasks)


async def main():
    task = asyncio.ensure_future(work())  # expect: prefer-create-task
    other = aio.ensure_future(asyncio.sleep(1))  # expect: prefer-create-task
    third = ensure_future(work(1))  # expect: prefer-create-task
    await asyncio.wait([asyncio.ensure_future(work()), asyncio.ensure_future(work())])  # expect: prefer-create-task, prefer-create-task
    await asyncio.ensure_future(Client().load())  # expect: prefer-create-task
    asyncio.ensure_future(  # expect: prefer-create-task
        work(2)
    ).add_done_callback(print)
    for one in asyncio.as_completed([asyncio.ensure_future(work())]):  # expect: prefer-create-task
        await one
    await task
    await other
    await third


asyncio.run(main())
