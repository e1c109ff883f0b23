"""Tasks in the blocks of groups."""

import asyncio
from asyncio import create_task


async def download(name):
    await asyncio.sleep(1)
    return name


async def main(names, loop: asyncio.AbstractEventLoop):
    async with asyncio.TaskGroup() as group:
        group.create_task(download("a"))  # expect: task-outside-group
#       ^^^^^^^^^^^^^^^^^^^ `group` does not know this task
        group.create_task(download("b"), name="b")  # expect: task-outside-group
        group.create_task(download("c"))  # expect: task-outside-group
        group.create_task(download("d"))  # expect: task-outside-group
        unused = group.create_task(download("e"))  # expect: task-outside-group
        for name in names:
            group.create_task(download(name))  # expect: task-outside-group
            if name:
                group.create_task(download(name))  # expect: task-outside-group
        [group.create_task(download(name)) for name in names]  # expect: task-outside-group
        async with asyncio.TaskGroup() as inner:
            inner.create_task(download("f"))  # expect: task-outside-group
#           ^^^^^^^^^^^^^^^^^^^ `inner` does not know this task
            inner.create_task(download("g"))
        async with asyncio.timeout(3):
            group.create_task(download("h"))  # expect: task-outside-group
            await asyncio.sleep(1)
        group.create_task(download("i"))  # expect: task-outside-group


class Service:
    async def run(self, tasks):
        async with asyncio.TaskGroup() as group:
            group.create_task(download("a"))
            self.task = asyncio.create_task(download("kept"))
            tasks.add(asyncio.create_task(download("kept, too")))
            ticker = asyncio.create_task(download("cancelled"))
            await asyncio.sleep(1)
            ticker.cancel()
            await asyncio.create_task(download("awaited"))
            both = [asyncio.create_task(download("x"))]
            await asyncio.gather(*both)

            def later():
                return asyncio.create_task(download("later"))

            on_done = lambda: asyncio.create_task(download("later"))
            tasks.update([later, on_done])
        kept = asyncio.create_task(download("behind"))
        await kept
        async with asyncio.TaskGroup():
            await asyncio.create_task(download("no name"))
