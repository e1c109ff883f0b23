"""Waiting for threads and processes."""
import asyncio
import concurrent.futures
import multiprocessing
import queue
import select
import threading
from concurrent.futures import Future, ThreadPoolExecutor

jobs = queue.Queue()
ready = threading.Event()
lock = threading.Lock()


class Worker:
    def __init__(self):
        self.results: queue.Queue[int] = queue.Queue()
        self.stopped = threading.Event()
        self.thread = threading.Thread(target=print)

    async def stop(self):
        await asyncio.to_thread(self.stopped.wait)  # expect: blocking-wait
#       ^^^^^^^^^^^^^^^^^ waits for another thread or process
        await asyncio.to_thread(self.thread.join)  # expect: blocking-wait
        return await asyncio.to_thread(self.results.get, timeout=1)  # expect: blocking-wait


async def main(future: Future, stream):
    job = await asyncio.to_thread(jobs.get)  # expect: blocking-wait
    await asyncio.to_thread(jobs.get, True, 5)  # expect: blocking-wait
    await asyncio.to_thread(jobs.join)  # expect: blocking-wait
    await asyncio.to_thread(ready.wait, timeout=1)  # expect: blocking-wait
    await asyncio.to_thread(future.result)  # expect: blocking-wait
    await asyncio.to_thread(lock.acquire)  # expect: blocking-wait
    await asyncio.to_thread(select.select, [stream], [], [], 1)  # expect: blocking-wait
    process = multiprocessing.Process(target=print)
    await asyncio.to_thread(process.join)  # expect: blocking-wait
    return job


async def pools(work):
    pool = ThreadPoolExecutor()
    value = await asyncio.to_thread(pool.submit(work).result)  # expect: blocking-wait
    futures = [pool.submit(work)]
    await asyncio.to_thread(concurrent.futures.wait, futures)  # expect: blocking-wait
    for done in concurrent.futures.as_completed(futures):  # expect: blocking-wait
        print(done.result())
    with multiprocessing.Pool() as processes:
        await asyncio.to_thread(processes.map, work, [1, 2])  # expect: blocking-wait
    return value


asyncio.run(Worker().stop())
