"""Signal handlers with and without a look at the platform."""

import asyncio
import contextlib
import functools
import os
import platform
import signal
import sys


class Server:
    def __init__(self):
        self.loop = asyncio.new_event_loop()
        if sys.platform != "win32":
            self.loop.add_signal_handler(signal.SIGTERM, self.stop)  # expect: platform-loop-api
#                 ^^^^^^^^^^^^^^^^^^ On Windows `add_signal_handler` raises `NotImplementedError`

    def stop(self):
        self.loop.stop()

    def prepare(self):
        if sys.platform == "win32":
            return
        self.loop.add_signal_handler(signal.SIGTERM, self.stop)


async def main(loop: asyncio.AbstractEventLoop, stop, hub):
    if sys.platform != "win32":
        asyncio.get_running_loop().add_signal_handler(signal.SIGINT, stop.set)  # expect: platform-loop-api
    if sys.platform != "win32":
        loop.add_signal_handler(signal.SIGTERM, lambda: stop.set())  # expect: platform-loop-api
    for number in (signal.SIGINT, signal.SIGTERM):
        if sys.platform != "win32":
            loop.add_signal_handler(number, functools.partial(print, number))  # expect: platform-loop-api
    running = asyncio.get_running_loop()
    if sys.platform != "win32":
        running.add_signal_handler(signal.SIGUSR1, stop.set)  # expect: platform-loop-api
    if stop:
        if sys.platform != "win32":
            running.add_signal_handler(signal.SIGUSR2, stop.set)  # expect: platform-loop-api
    with open("log.txt") as log:
        if sys.platform != "win32":
            running.add_signal_handler(signal.SIGHUP, log.flush)  # expect: platform-loop-api
    if sys.platform != "win32":
        asyncio.get_event_loop().add_signal_handler(signal.SIGHUP, stop.set)  # expect: platform-loop-api
    while not stop:
        if sys.platform != "win32":
            loop.add_signal_handler(signal.SIGHUP, stop.set)  # expect: platform-loop-api
    hub.add_signal_handler(signal.SIGHUP, stop.set)
    signal.signal(signal.SIGINT, stop.set)
    loop.remove_signal_handler(signal.SIGHUP)


async def sound(loop: asyncio.AbstractEventLoop, stop):
    if sys.platform != "win32":
        loop.add_signal_handler(signal.SIGTERM, stop.set)
    if os.name == "posix":
        loop.add_signal_handler(signal.SIGTERM, stop.set)
    if platform.system() != "Windows":
        loop.add_signal_handler(signal.SIGTERM, stop.set)
    if hasattr(signal, "SIGHUP"):
        loop.add_signal_handler(signal.SIGHUP, stop.set)
    try:
        loop.add_signal_handler(signal.SIGTERM, stop.set)
    except NotImplementedError:
        signal.signal(signal.SIGTERM, stop.set)
    with contextlib.suppress(NotImplementedError):
        loop.add_signal_handler(signal.SIGTERM, stop.set)


async def start():
    return await asyncio.create_subprocess_exec("true")


def top(loop: asyncio.AbstractEventLoop):
    if sys.platform != "win32":
        loop.add_signal_handler(signal.SIGTERM, loop.stop)  # expect: platform-loop-api
