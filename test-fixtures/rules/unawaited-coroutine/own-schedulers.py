# options: {"schedulers": ["__main__.background", "shop.spawn", "shop.Jobs().start"], "decorators": {"__main__.retry": "async", "shop.run_now": "sync", "shop.limit": "async"}}
"""What a project says of its own functions: what runs a coroutine, and what decorators make of a coroutine function."""
import asyncio

import shop
from shop import limit, run_now, spawn


async def work():
    return 1


async def background(coroutine):
    return await coroutine


def retry(function):
    return shop.wrap(function)


@retry
async def load():
    return 1


@limit(3)
async def fetch():
    return 1


@run_now
async def show():
    return "shown"


def plain(coroutine):
    return coroutine


async def main(jobs: shop.Jobs):
    background(work())
    spawn(work())
    jobs.start(work())
    show()
    print(show().upper())
    load()  # expect: unawaited-coroutine
    fetch()  # expect: unawaited-coroutine
    work()  # expect: unawaited-coroutine
    await load()
    await fetch()


asyncio.run(main(shop.Jobs()))
