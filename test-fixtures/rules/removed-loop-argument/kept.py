# python: 3.8-3.14
"""Where `loop=` is still right, or nobody knows."""

import asyncio
import concurrent.futures
import sys
import warnings

import aiohttp
from somewhere import Lock, asyncio_compat, sleep

PY310 = sys.version_info >= (3, 10)


def wait_for(awaitable, loop=None):
    return awaitable, loop


class Queue:
    def __init__(self, loop):
        self.loop = loop


async def work():
    await asyncio.sleep(1)


async def main(loop, **options):
    asyncio.run_coroutine_threadsafe(work(), loop=loop)
    future = asyncio.Future(loop=loop)
    task = asyncio.ensure_future(work(), loop=loop)
    other = asyncio.Task(work(), loop=loop)
    wrapped = asyncio.wrap_future(concurrent.futures.Future(), loop=loop)
    reader = asyncio.StreamReader(loop=loop)
    protocol = asyncio.StreamReaderProtocol(reader, loop=loop)
    tasks = asyncio.all_tasks(loop=loop)
    session = aiohttp.ClientSession(loop=loop)
    lock = Lock(loop=loop)
    await sleep(1, loop=loop)
    await asyncio_compat.sleep(1, loop=loop)
    pair = wait_for(work(), loop=loop)
    queue = Queue(loop=loop)
    await asyncio.sleep(1, **options)
    return future, task, other, wrapped, protocol, tasks, session, lock, pair, queue


def prepared(loop):
    if sys.version_info < (3, 10):
        lock = asyncio.Lock(loop=loop)
    else:
        lock = asyncio.Lock()
    try:
        event = asyncio.Event(loop=loop)
    except TypeError:
        event = asyncio.Event()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        other = asyncio.Event(loop=loop)
    try:
        third = asyncio.Event()
    except RuntimeError:
        third = None
    return lock, event, other, third


def asked(loop):
    if PY310:
        return asyncio.Queue()
    elif sys.version_info[:2] == (3, 7):
        return asyncio.Queue(loop=loop)
    return asyncio.LifoQueue() if sys.version_info[1] > 7 else asyncio.LifoQueue(loop=loop)
