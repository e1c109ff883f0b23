"""Results that are asked for in coroutines."""

import asyncio
import threading
from asyncio import run_coroutine_threadsafe


async def fetch(number=0):
    return [number]


async def main(other_loop):
    loop = asyncio.get_running_loop()
    await fetch()  # expect: loop-deadlock
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the program hangs here forever
    print((await fetch(1))[0])  # expect: loop-deadlock
    print(await fetch(2))  # expect: loop-deadlock
    text = await fetch(3)  # expect: loop-deadlock
    current = asyncio.get_event_loop()
    print(await fetch(4), text)  # expect: loop-deadlock
    future = asyncio.run_coroutine_threadsafe(fetch(5), loop)
    print(future.result())  # expect: loop-deadlock
    if asyncio.run_coroutine_threadsafe(fetch(6), loop).exception():  # expect: loop-deadlock
        print("failed")
    await asyncio.create_task(fetch(7))  # expect: loop-deadlock
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ raises `InvalidStateError: Result is not set.`
    print((await loop.create_task(fetch(8)))[0])  # expect: loop-deadlock
    async with asyncio.TaskGroup() as group:
        print(await group.create_task(fetch(9)))  # expect: loop-deadlock
        await fetch()


async def sound(other_loop, done: asyncio.Task):
    loop = asyncio.get_running_loop()
    # Another thread's loop blocks this one, and does not wait for it.
    print(asyncio.run_coroutine_threadsafe(fetch(), other_loop).result())
    print(done.result())
    task = asyncio.create_task(fetch())
    await task
    print(task.result())
    future = asyncio.run_coroutine_threadsafe(fetch(), loop)
    print(await asyncio.wrap_future(future))
    with_limit = asyncio.run_coroutine_threadsafe(fetch(), loop)
    print(with_limit.done())

    def in_a_thread():
        print(asyncio.run_coroutine_threadsafe(fetch(), loop).result())

    await asyncio.to_thread(in_a_thread)
    await asyncio.to_thread(lambda: asyncio.run_coroutine_threadsafe(fetch(), loop).result())
    threading.Thread(target=in_a_thread).start()
    async with asyncio.TaskGroup() as group:
        task = group.create_task(fetch())
    print(task.result())


def sync_code(loop: asyncio.AbstractEventLoop):
    return asyncio.run_coroutine_threadsafe(fetch(), loop).result()
