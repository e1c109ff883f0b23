# python: 3.12-3.14
"""Things of the same names that are something else."""

import asyncio

from library import Task, asyncore


class JoinableQueue(asyncio.Queue):
    pass


class Tasks:
    def all_tasks(self):
        return []


class Lock:
    def __await__(self):
        return iter(())


class AwaitableLock(asyncio.Lock):
    def __await__(self):
        return self.acquire().__await__()


def current_task():
    return None


async def main():
    print(Task.all_tasks(), Tasks().all_tasks(), asyncio.all_tasks(), current_task(), asyncio.current_task())
    queue = JoinableQueue()
    await Lock()
    await AwaitableLock()
    async with asyncio.Lock():
        print(queue)
    lock = asyncio.Lock()
    await lock.acquire()
    asyncore.loop()
    return asyncio.exceptions.TimeoutError, asyncio.queues.Queue, asyncio.futures.Future
