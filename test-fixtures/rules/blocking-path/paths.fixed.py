"""Synchronous functions of the file that come to a call that blocks."""
import asyncio
import os
import subprocess
import time
from typing import Any

import requests


def download(url):
    return requests.get(url).text


def parse(url: str) -> Any:
    return download(url).split()


def words(url):
    for word in parse(url):
        yield word


def pause():
    time.sleep(1)


def ask():
    if os.environ.get("NAME"):
        return os.environ["NAME"]
    return input("name: ")


def first():
    return second()


def second():
    return third() or first()


def third():
    return subprocess.run(["ls"])


class Shop:
    def __init__(self):
        self.session = requests.Session()

    def price(self, name):
        return self.session.get(name).json()

    def total(self, names):
        return sum(self.price(name) for name in names) + self.price("all")

    @classmethod
    def load(cls):
        pause()
        return cls()

    @staticmethod
    def check():
        return [pause() for _ in range(2)]

    async def show(self):
        await asyncio.to_thread(self.price, "tea")  # expect: blocking-path
#       ^^^^^^^^^^ `self.price(…)` comes to `self.session.get(…)`
        print(await asyncio.to_thread(self.total, ["tea"]))  # expect: blocking-path


class Eager:
    def __init__(self, path):
        self.text = download(path)


class Busy(Eager):
    pass


async def main():
    await asyncio.to_thread(Eager, "https://example.com")  # expect: blocking-path
#   ^^^^^ `Eager(…)` comes to `requests.get(…)`, which stops the whole event loop
    busy = await asyncio.to_thread(Busy, "https://example.com")  # expect: blocking-path
    print(busy.text)
    await asyncio.to_thread(download, "https://example.com")  # expect: blocking-path
    await asyncio.to_thread(parse, "https://example.com")  # expect: blocking-path
    await asyncio.to_thread(pause)  # expect: blocking-path
    name = await asyncio.to_thread(ask)  # expect: blocking-path
    await asyncio.to_thread(first)  # expect: blocking-path
    shop = await asyncio.to_thread(Shop.load)  # expect: blocking-path
    await asyncio.to_thread(shop.price, name)  # expect: blocking-path
    await asyncio.to_thread(Shop.check)  # expect: blocking-path
    try:
        await asyncio.to_thread(third)  # expect: blocking-path
    finally:
        await shop.show()


asyncio.run(main())
