"""Code that runs while no event loop does."""

import asyncio
import threading
from asyncio import create_task
from concurrent.futures import ThreadPoolExecutor


async def work():
    await asyncio.sleep(1)


task = asyncio.create_task(work())  # expect: create-task-without-loop
#      ^^^^^^^^^^^^^^^^^^^ raises `RuntimeError: no running event loop`
other = create_task(work(), name="other")  # expect: create-task-without-loop
loop = asyncio.get_running_loop()  # expect: create-task-without-loop
tasks = [asyncio.create_task(work()) for _ in range(3)]  # expect: create-task-without-loop
print(asyncio.all_tasks())  # expect: create-task-without-loop

asyncio.create_task(work())  # expect: create-task-without-loop


class Service:
    current = asyncio.current_task()  # expect: create-task-without-loop

    def start(self):
        self.task = asyncio.create_task(work())

    async def run(self):
        self.task = asyncio.create_task(work())


def start():
    kept.append(asyncio.create_task(work()))  # expect: create-task-without-loop
    start_more()


def start_more():
    kept.append(asyncio.create_task(work()))  # expect: create-task-without-loop


def start_from_anywhere():
    kept.append(asyncio.create_task(work()))


def used_by_others():
    return asyncio.get_running_loop()


def called_in_both():
    kept.append(asyncio.create_task(work()))


def in_a_thread():
    kept.append(asyncio.create_task(work()))  # expect: create-task-without-loop
#               ^^^^^^^^^^^^^^^^^^^ `in_a_thread` runs in a thread of its own


def in_a_pool(number):
    print(asyncio.get_running_loop(), number)  # expect: create-task-without-loop


def as_a_callback():
    kept.append(asyncio.create_task(work()))


kept = []


async def main(running):
    called_in_both()
    running.call_soon(as_a_callback)
    threading.Thread(target=in_a_thread).start()
    await asyncio.to_thread(lambda: asyncio.current_task())  # expect: create-task-without-loop
    with ThreadPoolExecutor() as pool:
        pool.submit(in_a_pool, 1)
    kept.append(asyncio.create_task(work()))
    return asyncio.current_task()


def has_loop():
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True


try:
    asyncio.get_running_loop()
except RuntimeError:
    print("no loop")

if __name__ == "__main__":
    start()
    called_in_both()
    has_loop()
    print(asyncio.all_tasks(loop), asyncio.current_task(loop))
    starters = [lambda: asyncio.create_task(work()), start_from_anywhere]
    generator = (asyncio.create_task(work()) for _ in range(3))
    asyncio.run(main(loop))
