import asyncio
import sys
import types

from library import ensure_future, fetch


@types.coroutine
def old():
    yield


async def work():
    await asyncio.sleep(1)


def start(loop):
    # No loop may run here: create_task then raises RuntimeError.
    return asyncio.ensure_future(work()), asyncio.ensure_future(work(), loop=loop)


async def main(loop, something, *arguments):
    first = asyncio.ensure_future(something)
    second = asyncio.ensure_future(fetch())
    third = asyncio.ensure_future(work(), loop=loop)
    fourth = asyncio.ensure_future(asyncio.gather(work()))
    fifth = ensure_future(work())
    sixth = asyncio.ensure_future(old())
    seventh = asyncio.ensure_future(*arguments)
    eighth = asyncio.ensure_future(first)
    ninth = [lambda: asyncio.ensure_future(work())]
    tenth = asyncio.create_task(work())
    made = (asyncio.ensure_future(work()) for _ in range(3))
    if sys.version_info < (3, 7):
        asyncio.ensure_future(work())
    return first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth, made
