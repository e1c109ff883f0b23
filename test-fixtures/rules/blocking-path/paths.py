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
        self.price("tea")  # expect: blocking-path
#       ^^^^^^^^^^ `self.price(…)` comes to `self.session.get(…)`
        print(self.total(["tea"]))  # expect: blocking-path


class Eager:
    def __init__(self, path):
        self.text = download(path)


class Busy(Eager):
    pass


async def main():
    Eager("https://example.com")  # expect: blocking-path
#   ^^^^^ `Eager(…)` comes to `requests.get(…)`, which stops the whole event loop
    busy = Busy("https://example.com")  # expect: blocking-path
    print(busy.text)
    download("https://example.com")  # expect: blocking-path
    parse("https://example.com")  # expect: blocking-path
    pause()  # expect: blocking-path
    name = ask()  # expect: blocking-path
    first()  # expect: blocking-path
    shop = Shop.load()  # expect: blocking-path
    shop.price(name)  # expect: blocking-path
    Shop.check()  # expect: blocking-path
    try:
        third()  # expect: blocking-path
    finally:
        await shop.show()


asyncio.run(main())
