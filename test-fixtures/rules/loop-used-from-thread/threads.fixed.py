"""Functions that run in other threads."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from threading import Thread


async def notify(text):
    print(text)


class Reader:
    def __init__(self):
        self.queue = asyncio.Queue()
        self.lines = asyncio.Queue()
        self.loop = asyncio.new_event_loop()

    def start(self):
        threading.Thread(target=self._read, daemon=True).start()
        threading.Thread(target=self._run).start()

    def _read(self):
        self.queue.put_nowait("line")  # expect: loop-used-from-thread
#       ^^^^^^^^^^^^^^^^^^^^^ `_read` runs in another thread
        asyncio.run_coroutine_threadsafe(notify("line"), self.loop)  # expect: loop-used-from-thread
#       ^^^^^^^^^^^^^^^^^^^^^ the event loop may not notice the new task
        self.loop.call_soon_threadsafe(self.queue.put_nowait, "line")
        asyncio.run_coroutine_threadsafe(notify("line"), self.loop)

    def _run(self):
        asyncio.set_event_loop(self.loop)
        self.loop.call_soon(print, "mine")
        self.loop.run_forever()

    def on_line(self):
        self.lines.put_nowait("line")


async def main():
    loop = asyncio.get_running_loop()
    done = asyncio.Event()
    future = loop.create_future()
    queue = asyncio.Queue()
    task = asyncio.create_task(notify("x"))

    def work():
        loop.call_soon_threadsafe(print, "working")  # expect: loop-used-from-thread
        loop.call_soon_threadsafe(done.set)  # expect: loop-used-from-thread
        loop.call_soon_threadsafe(future.set_result, 1)  # expect: loop-used-from-thread
        print(queue.get_nowait())  # expect: loop-used-from-thread
        loop.call_soon_threadsafe(task.cancel)  # expect: loop-used-from-thread
        loop.call_soon_threadsafe(loop.call_later, 1, print, "later")  # expect: loop-used-from-thread
        if done.is_set() and loop.is_running():
            loop.call_soon_threadsafe(loop.stop)  # expect: loop-used-from-thread

    def in_a_pool(number):
        loop.call_soon_threadsafe(queue.put_nowait, number)  # expect: loop-used-from-thread

    def safe():
        loop.call_soon_threadsafe(done.set)
        own = asyncio.Event()
        own.set()
        threading.Event().set()

    def own_loop():
        inner = asyncio.new_event_loop()
        inner.call_soon(print, "own")
        inner.run_until_complete(notify("own"))
        done.set()

    def in_both():
        done.set()

    Thread(target=work).start()
    await asyncio.to_thread(lambda: done.set())  # expect: loop-used-from-thread
    await loop.run_in_executor(None, safe)
    await loop.run_in_executor(None, own_loop)
    with ThreadPoolExecutor() as pool:
        pool.submit(in_a_pool, 1)
        pool.submit(in_both)
    in_both()
    loop.call_soon(print, "here")
    done.set()
    queue.put_nowait(1)
    loop.call_soon(lambda: done.set())


asyncio.run(main())
