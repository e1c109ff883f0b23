import asyncio
import asyncio.subprocess
import time
from asyncio import sleep, wait_for as limit


async def work():
    pass


async def main():
    await asyncio.sleep(1)  # expect: unawaited-coroutine
#   ^^^^^^^^^^^^^ coroutine 'sleep' was never awaited
    await sleep(1)  # expect: unawaited-coroutine
    await limit(work(), 1)  # expect: unawaited-coroutine
    await asyncio.wait_for(work(), 1)  # expect: unawaited-coroutine
    await asyncio.to_thread(time.sleep, 1)  # expect: unawaited-coroutine
    event = asyncio.Event()
    await event.wait()  # expect: unawaited-coroutine
    event.set()
    lock = asyncio.Lock()
    await lock.acquire()  # expect: unawaited-coroutine
    lock.release()
    loop = asyncio.get_running_loop()
    await loop.sock_recv(None, 1)  # expect: unawaited-coroutine
    loop.call_soon(print)
    loop.create_task(work())
    reader, writer = await asyncio.open_connection("localhost", 80)
    await asyncio.open_connection("localhost", 80)  # expect: unawaited-coroutine
    process = await asyncio.create_subprocess_exec("true")
    await process.wait()  # expect: unawaited-coroutine
    process.kill()
    async with asyncio.TaskGroup() as group:
        group.create_task(work())
    # A Future or a Task runs by itself; that is another rule's business.
    asyncio.gather(work())
    asyncio.shield(work())
    asyncio.ensure_future(work())
    time.sleep(1)


asyncio.run(main())
