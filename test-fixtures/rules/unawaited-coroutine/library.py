import asyncio
import asyncio.subprocess
import time
from asyncio import sleep, wait_for as limit


async def work():
    pass


async def main():
    asyncio.sleep(1)  # expect: unawaited-coroutine
#   ^^^^^^^^^^^^^ coroutine 'sleep' was never awaited
    sleep(1)  # expect: unawaited-coroutine
    limit(work(), 1)  # expect: unawaited-coroutine
    asyncio.wait_for(work(), 1)  # expect: unawaited-coroutine
    asyncio.to_thread(time.sleep, 1)  # expect: unawaited-coroutine
    event = asyncio.Event()
    event.wait()  # expect: unawaited-coroutine
    event.set()
    lock = asyncio.Lock()
    lock.acquire()  # expect: unawaited-coroutine
    lock.release()
    loop = asyncio.get_running_loop()
    loop.sock_recv(None, 1)  # expect: unawaited-coroutine
    loop.call_soon(print)
    loop.create_task(work())
    reader, writer = await asyncio.open_connection("localhost", 80)
    asyncio.open_connection("localhost", 80)  # expect: unawaited-coroutine
    process = await asyncio.create_subprocess_exec("true")
    process.wait()  # expect: unawaited-coroutine
    process.kill()
    async with asyncio.TaskGroup() as group:
        group.create_task(work())
    # A Future or a Task runs by itself; that is another rule's business.
    asyncio.gather(work())
    asyncio.shield(work())
    asyncio.ensure_future(work())
    time.sleep(1)


asyncio.run(main())
