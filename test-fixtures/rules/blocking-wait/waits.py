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
        self.stopped.wait()  # expect: blocking-wait
#       ^^^^^^^^^^^^^^^^^ waits for another thread or process
        self.thread.join()  # expect: blocking-wait
        return self.results.get(timeout=1)  # expect: blocking-wait


async def main(future: Future, stream):
    job = jobs.get()  # expect: blocking-wait
    jobs.get(True, 5)  # expect: blocking-wait
    jobs.join()  # expect: blocking-wait
    ready.wait(timeout=1)  # expect: blocking-wait
    future.result()  # expect: blocking-wait
    lock.acquire()  # expect: blocking-wait
    select.select([stream], [], [], 1)  # expect: blocking-wait
    process = multiprocessing.Process(target=print)
    process.join()  # expect: blocking-wait
    return job


async def pools(work):
    pool = ThreadPoolExecutor()
    value = pool.submit(work).result()  # expect: blocking-wait
    futures = [pool.submit(work)]
    concurrent.futures.wait(futures)  # expect: blocking-wait
    for done in concurrent.futures.as_completed(futures):  # expect: blocking-wait
        print(done.result())
    with multiprocessing.Pool() as processes:
        processes.map(work, [1, 2])  # expect: blocking-wait
    return value


asyncio.run(Worker().stop())
