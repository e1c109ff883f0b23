"""Groups of one task and of more."""

import asyncio
import asyncio as aio
from asyncio import TaskGroup


async def download(name="a"):
    await asyncio.sleep(1)
    return name


async def main():
    # expect: single-task-group
    #              ^^^^^^^^^^^^^^^^^^^ This `TaskGroup` has one task
    await download()
    # expect: single-task-group
    await download("b")  # the only one
    async with aio.TaskGroup() as group:  # expect: single-task-group
        task = group.create_task(download("c"))
    print(task.result())
    async with asyncio.TaskGroup() as group:  # expect: single-task-group
        group.create_task(download("d"), name="d")
    # expect: single-task-group
    await download("f")
    # expect: single-task-group
    # Why this one?
    await download("g")
    for name in "hi":
        # expect: single-task-group
        await download(name)
    if task:
        # expect: single-task-group
        await download(name="j")
    # expect: single-task-group
    await asyncio.sleep(1)


async def sound(names):
    async with asyncio.TaskGroup() as group:
        group.create_task(download("a"))
        group.create_task(download("b"))
    async with asyncio.TaskGroup() as group:
        for name in names:
            group.create_task(download(name))
    async with asyncio.TaskGroup() as group:
        group.create_task(download("a"))
        await download("b")
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(download(name)) for name in names]
    async with asyncio.TaskGroup() as group:
        if names:
            group.create_task(download("a"))
    async with asyncio.TaskGroup() as group:
        download_into(group)
    async with asyncio.TaskGroup() as group:
        group.create_task(download_more(group))
    async with asyncio.TaskGroup():
        await download("a")
    async with asyncio.timeout(1):
        await download("a")
    return tasks


def download_into(group):
    group.create_task(download())


async def download_more(group):
    group.create_task(download())
