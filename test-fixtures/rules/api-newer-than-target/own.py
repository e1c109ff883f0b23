# python: 3.7-3.14
"""Things of the same names that are something else, and what all of the versions have."""

import asyncio

from library import Runner, TaskGroup, timeout


class Queue(asyncio.Queue):
    def shutdown(self):
        self.closed = True


class Group:
    def create_task(self, coroutine, context=None, name=None):
        return coroutine, context, name


def anext(iterator):
    return iterator.__anext__()


async def main(loop, server, job):
    queue = Queue()
    queue.shutdown()
    Group().create_task(main(loop, server, job), context=1, name="a")
    await anext(queue)
    async with timeout(1), TaskGroup():
        print(Runner)
    job.uncancel()
    server.close_clients()
    loop.create_task(asyncio.sleep(1), name="unknown loop")
    asyncio.create_task(asyncio.sleep(1)).cancel()
    for one in asyncio.as_completed([]):
        await one
    await asyncio.wait_for(asyncio.sleep(1), 1)


asyncio.run(main(None, None, None))
