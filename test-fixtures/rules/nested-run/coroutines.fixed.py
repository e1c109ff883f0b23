"""Loops that are started in coroutines."""

import asyncio
import concurrent.futures
import threading
from asyncio import run as start


async def fetch(number=0):
    await asyncio.sleep(number)
    return {"number": number}


class Client:
    def __init__(self):
        self.loop = asyncio.new_event_loop()

    async def get(self):
        return await fetch()  # expect: nested-run
#              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `self.loop.run_until_complete` raises `RuntimeError`

    def get_from_sync_code(self):
        return self.loop.run_until_complete(fetch())


async def main():
    await fetch()  # expect: nested-run
#   ^^^^^^^^^^^ `RuntimeError: asyncio.run() cannot be called from a running event loop`
    print((await fetch(1))["number"])  # expect: nested-run
    result = await fetch(2)  # expect: nested-run
    loop = asyncio.get_running_loop()
    await fetch(3)  # expect: nested-run
    await loop.create_task(fetch(4))  # expect: nested-run
    await fetch(5)  # expect: nested-run
    with asyncio.Runner() as runner:
        await fetch(6)  # expect: nested-run
    numbers = [await fetch(one) for one in range(3)]  # expect: nested-run
    if await fetch() and result:  # expect: nested-run
        loop.run_forever()  # expect: nested-run
    return numbers


async def current_loop():
    await fetch()  # expect: nested-run


async def with_more(options):
    asyncio.run(fetch(), **options)  # expect: nested-run


async def several_lines():
    return asyncio.run(  # expect: nested-run
        fetch(
            number=1,
        ),
    )


async def sound():
    await fetch()
    # Threads have loops of their own.
    await asyncio.to_thread(lambda: asyncio.run(fetch()))
    threading.Thread(target=asyncio.run, args=(fetch(),)).start()

    def in_a_thread():
        asyncio.run(fetch())
        asyncio.new_event_loop().run_until_complete(fetch())

    with concurrent.futures.ThreadPoolExecutor() as pool:
        await asyncio.get_running_loop().run_in_executor(pool, in_a_thread)
    loop = asyncio.get_running_loop()
    if not loop.is_running():
        loop.run_until_complete(fetch())
    try:
        asyncio.run(fetch())
    except RuntimeError:
        await fetch()
    process = await asyncio.create_subprocess_exec("true")
    await process.wait()


def sync_code(runner):
    runner.run(fetch())
    return asyncio.run(main())


asyncio.run(sound())
