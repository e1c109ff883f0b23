"""Synchronous functions that coroutines call."""

import asyncio


async def fetch():
    await asyncio.sleep(1)
    return "text"


def load():
    return asyncio.run(fetch())  # expect: nested-run
#          ^^^^^^^^^^^ The coroutine function `main` calls `load`


def load_anywhere():
    return asyncio.run(fetch())


def load_in_a_thread():
    return asyncio.run(fetch())


def load_carefully():
    try:
        return asyncio.run(fetch())
    except RuntimeError:
        return None


class Client:
    def get(self):
        return asyncio.run(fetch())  # expect: nested-run

    def get_from_sync_code(self):
        return asyncio.run(fetch())

    async def run(self):
        return self.get()


async def guarded():
    try:
        return load()
    except RuntimeError:
        return await fetch()


async def main():
    print(load())
    print(await asyncio.to_thread(load_in_a_thread))
    print(load_carefully())
    return lambda: load_anywhere()


def sync_code():
    load_anywhere()
    Client().get_from_sync_code()
