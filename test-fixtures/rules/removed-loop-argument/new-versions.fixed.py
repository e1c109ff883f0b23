# python: 3.10-3.14
import asyncio
import asyncio.subprocess
from asyncio import Queue, sleep, wait_for as limited


async def work():
    await asyncio.sleep(1)  # expect: removed-loop-argument
#                          ^^^^^^^^^ `asyncio.sleep` has no parameter `loop` since Python 3.10
    return 1


async def main(loop):
    lock = asyncio.Lock()  # expect: removed-loop-argument
    event = asyncio.Event()  # expect: removed-loop-argument
    queue = Queue(10)  # expect: removed-loop-argument
    semaphore = asyncio.BoundedSemaphore(value=3)  # expect: removed-loop-argument
    condition = asyncio.Condition(
        lock,  # expect: removed-loop-argument
    )
    await sleep(1, result=2)  # expect: removed-loop-argument
    await limited(work(), timeout=3)  # expect: removed-loop-argument
    await asyncio.gather(work(), work(), return_exceptions=True)  # expect: removed-loop-argument
    await asyncio.gather(*[work() for _ in range(3)])  # expect: removed-loop-argument
    await asyncio.shield(work())  # expect: removed-loop-argument
    for one in asyncio.as_completed([work()]):  # expect: removed-loop-argument
        await one
    reader, writer = await asyncio.open_connection("localhost", 80)  # expect: removed-loop-argument
    server = await asyncio.start_server(print, port=80)  # expect: removed-loop-argument
    process = await asyncio.create_subprocess_exec("ls")  # expect: removed-loop-argument
    print(
        asyncio.PriorityQueue(
              # expect: removed-loop-argument
        )
    )
    asyncio.LifoQueue(
        # as large as it gets
          # expect: removed-loop-argument
    )
    return lock, event, queue, semaphore, condition, reader, writer, server, process


class Jobs(asyncio.PriorityQueue):
    def __init__(self, size, loop):
        super().__init__(size)  # expect: removed-loop-argument


class Signal(asyncio.Event):
    def __init__(self, loop=None):
        asyncio.Event.__init__(self)  # expect: removed-loop-argument


class Own:
    def __init__(self, loop):
        super().__init__()
        self.loop = loop


class Derived(Own):
    def __init__(self, loop):
        super().__init__(loop=loop)


class Result(asyncio.Future):
    def __init__(self, loop):
        super().__init__(loop=loop)
