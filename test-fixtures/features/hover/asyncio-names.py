import asyncio
#      ^^^^^^^ `asyncio`: Python's library for doing many things at the same time
import asyncio as aio
#      ^^^^^^^ `asyncio`: Python's library
import os
#      ! nothing
from asyncio import gather, sleep as pause
#                   ^^^^^^ `asyncio.gather`: Runs several awaitables at the same time
from asyncio import Queue
#    ^^^^^^^ `asyncio`: Python's library


async def main():
    await pause(1)
#         ^^^^^ `asyncio.sleep`: Waits for some seconds
    await aio.wait_for(main(), 1)
#         ^^^ `asyncio`: Python's library
    await aio.wait_for(main(), 1)
#             ^^^^^^^^ `asyncio.wait_for`: Waits for one awaitable
    loop = asyncio.get_running_loop()
#                  ^^^^^^^^^^^^^^^^ `asyncio.get_running_loop`: Gives the event loop that runs this code
    loop.run_until_complete(main())
#        ^^^^^^^^^^^^^^^^^^ `loop.run_until_complete`: The same coroutine object cannot be run again.
    loop.time()
#        ^^^^ `loop.time`: Gives the time of the event loop's clock
    task = asyncio.create_task(main())
#                  ^^^^^^^^^^^ `asyncio.create_task`: the task begins when this code next waits
    task.cancel()
#        ^^^^^^ `asyncio.Task.cancel`: Asks a task to stop
    task.result()
#        ^^^^^^ `asyncio.Future.result`: It does not wait.
    queue = Queue()
#           ^^^^^ `asyncio.Queue`: Hands things from some tasks to others
    await queue.put(1)
#               ^^^ `asyncio.Queue.put`: while the queue is full, it waits
    async with asyncio.TaskGroup() as group:
        group.create_task(main())
#             ^^^^^^^^^^^ `asyncio.TaskGroup.create_task`: the group waits for it
    try:
        pass
    except asyncio.CancelledError:
#                  ^^^^^^^^^^^^^^ `asyncio.CancelledError`: Raised at an `await` in a task that somebody cancels
        raise


def shadowed(asyncio):
    asyncio.run(1)
#           ! nothing


class Queue2:
    def put(self, thing):
        return thing


Queue2().put(1)
#        ! nothing
text = "asyncio.run"
#       ! nothing
# asyncio.run in a comment
