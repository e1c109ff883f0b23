"""Loops that are handed to a thread."""

import asyncio
import threading


async def notify():
    await asyncio.sleep(1)


def work(loop, hub):
    loop.call_soon_threadsafe(print, "working")  # expect: loop-used-from-thread
#   ^^^^^^^^^^^^^^ if `loop` is an event loop, `loop.call_soon` is not safe there
    asyncio.run_coroutine_threadsafe(notify(), hub.loop)  # expect: loop-used-from-thread
    loop.call_soon_threadsafe(print, "safe")
    hub.call_later(1, print)
    loop.run()


def elsewhere(loop):
    loop.call_soon(print, "here")


async def main(hub):
    threading.Thread(target=work, args=(asyncio.get_running_loop(), hub)).start()
    elsewhere(asyncio.get_running_loop())


asyncio.run(main(None))
