"""Functions that do not block, or not in the event loop."""
import asyncio
import threading
import time

import requests


def pause():
    time.sleep(1)


def later():
    threading.Thread(target=pause).start()
    return lambda: pause()


def nested():
    def inner():
        pause()

    return inner


def lazily():
    return (pause() for _ in range(3))


def maybe(wait=False):
    if wait:
        pause()
    return wait and time.sleep(1)


def early(wait):
    if not wait:
        return None
    return pause()


class Lazy:
    def __init__(self, connect=False):
        self.address = "localhost"
        if connect:
            self.connect()

    def connect(self):
        return requests.get(self.address)


def careful():
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        pause()


def read(name):
    with open(name) as file:
        return file.read()


def loop_forever():
    return loop_forever()


async def fetch(url):
    return await asyncio.to_thread(requests.get, url)


def decorated(function):
    return threading.Thread(target=function).start


@decorated
def in_thread():
    pause()


def generator():
    pause()
    yield 1


async def main(unknown):
    later()
    nested()
    lazily()
    maybe()
    early(False)
    Lazy()
    careful()
    read("a")
    loop_forever()
    in_thread()
    generator()
    unknown.pause()
    await fetch("https://example.com")
    await asyncio.to_thread(pause)
    await asyncio.get_running_loop().run_in_executor(None, pause)
    asyncio.get_running_loop().call_soon(print)
    return lambda: pause()


def run():
    pause()
    asyncio.run(main(None))


run()
