"""Threads have no event loop, in any version."""

import asyncio
import threading


async def work():
    await asyncio.sleep(1)


def in_a_thread():
    loop = asyncio.get_event_loop()  # expect: get-event-loop
#          ^^^^^^^^^^^^^^^^^^^^^^ `in_a_thread` runs in a thread of its own
    loop.call_soon(print, "hello")


def anywhere():
    return asyncio.get_event_loop()


async def main():
    threading.Thread(target=in_a_thread).start()
    print(await asyncio.to_thread(lambda: asyncio.new_event_loop()))


asyncio.run(main())
