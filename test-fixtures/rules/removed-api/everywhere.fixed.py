# python: 3.11-3.14
# fix-leaves: timeout-error-alias
from asyncio import LimitOverrunError
import asyncio
import asyncio as aio
import asyncio.compat  # expect: removed-api
import asyncio.futures
from asyncio import Queue as Jobs, Task, futures  # expect: removed-api
from asyncio import TimeoutError as TooSlow  # expect: removed-api
from asyncio import IncompleteReadError  # expect: removed-api
from asyncio.streams import StreamReader  # expect: removed-api


async def work(reader: StreamReader):
    try:
        await reader.readline()
    except (IncompleteReadError, LimitOverrunError, TooSlow):
        return Jobs()


async def main(loop):
    print(asyncio.all_tasks())
    print(aio.all_tasks())  # expect: removed-api
#                      ^^^^^^^^^ "AttributeError: type object 'Task' has no attribute 'all_tasks'" there. Use `asyncio.all_tasks`
    for task in aio.all_tasks(loop):  # expect: removed-api
        task.cancel()
    current = aio.current_task()  # expect: removed-api
    queue = aio.Queue(maxsize=3)  # expect: removed-api
#                   ^^^^^^^^^^^^^ module 'asyncio' has no attribute 'JoinableQueue'
    try:
        await asyncio.sleep(1)
    except (aio.CancelledError, aio.InvalidStateError):  # expect: removed-api, removed-api
        raise
    return current, queue


async def locks(lock: asyncio.Lock):
    async with lock:  # expect: removed-api
#        ^^^^^^^^^^ Since Python 3.9 a `Lock` cannot be awaited
        print("held")
    semaphore = asyncio.BoundedSemaphore(2)
    async with semaphore as held:  # expect: removed-api
        print(held)
    await lock.acquire()  # expect: removed-api
    lock.release()


async def endpoint():
    loop = asyncio.get_running_loop()
    await loop.create_datagram_endpoint(asyncio.DatagramProtocol, ("127.0.0.1", 0))  # expect: removed-api
    await loop.create_datagram_endpoint(asyncio.DatagramProtocol, ("127.0.0.1", 0), reuse_port=True)


def old_modules():
    import asyncore  # expect: removed-api
#          ^^^^^^^^ `asyncore` is gone since Python 3.12
    from asynchat import async_chat  # expect: removed-api

    return asyncore, async_chat


async def executors():
    import concurrent.futures
    from concurrent.futures import ProcessPoolExecutor

    loop = asyncio.get_running_loop()
    loop.set_default_executor(ProcessPoolExecutor())  # expect: removed-api
#                             ^^^^^^^^^^^^^^^^^^^^^ executor must be ThreadPoolExecutor instance
    pool = concurrent.futures.ProcessPoolExecutor(2)
    loop.set_default_executor(pool)  # expect: removed-api
    loop.set_default_executor(concurrent.futures.ThreadPoolExecutor())
    await loop.run_in_executor(pool, print)
