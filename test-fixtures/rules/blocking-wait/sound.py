"""Calls that return at once, or that are awaited."""
import asyncio
import queue
import select
import threading
from concurrent.futures import Future

jobs = queue.Queue()
lock = threading.Lock()


class Box:
    def get(self):
        return 1

    def wait(self):
        return 2


async def main(future: Future, task: asyncio.Task[int], flag, box: Box):
    jobs.get_nowait()
    jobs.get(block=False)
    jobs.get(False)
    jobs.put(1)
    while not jobs.empty():
        jobs.get()
    if lock.acquire(blocking=False):
        lock.release()
    lock.acquire(False)
    lock.acquire(flag)
    lock.acquire(timeout=0)
    with lock:
        box.get()
    if future.done():
        future.result()
    await asyncio.wrap_future(future)
    task.result()
    await task
    select.select([], [], [], 0)
    event = asyncio.Event()
    await event.wait()
    threading.Event().is_set()
    box.wait()
    own: asyncio.Queue[int] = asyncio.Queue()
    await own.get()
    await asyncio.to_thread(jobs.get)
    thread = threading.Thread(target=event.set)
    thread.start()
    await event.wait()
    thread.join()
    ", ".join(["a"])


asyncio.run(main(Future(), None, True, Box()))
