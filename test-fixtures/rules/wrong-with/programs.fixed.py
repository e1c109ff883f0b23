# fix-leaves: single-task-group, timeout-without-await
import asyncio
import contextlib
import threading


@contextlib.asynccontextmanager
async def session():
    yield 1


@contextlib.contextmanager
def plain():
    yield 1


class Connection:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *details):
        pass


class File:
    def __enter__(self):
        return self

    def __exit__(self, *details):
        pass


class Both(Connection, File):
    pass


class Anything:
    def __getattr__(self, name):
        return None


async def main(lock: asyncio.Lock, path, given):
    async with lock:  # expect: wrong-with
#        ^^^^ `lock` is an asynchronous context manager
        pass
    async with asyncio.Semaphore(2):  # expect: wrong-with
        pass
    async with asyncio.TaskGroup() as group:  # expect: wrong-with
        group.create_task(asyncio.sleep(1))
    async with asyncio.timeout(1):  # expect: wrong-with
        pass
    async with session() as opened:  # expect: wrong-with
        print(opened)
    async with Connection():  # expect: wrong-with
        pass
    with File():  # expect: wrong-with
#              ^^^^^^ `File` is a plain context manager
        pass
    with plain():  # expect: wrong-with
        pass
    with threading.Lock():  # expect: wrong-with
        pass
    with open(path) as file:  # expect: wrong-with
        print(file)
    async with session(), File():  # expect: wrong-with
        pass
    async with lock, session(), Connection(), Both(), given:
        pass
    with File(), plain(), Both(), open(path), threading.Lock(), given, Anything(), contextlib.suppress(ValueError):
        pass
    async with contextlib.AsyncExitStack() as stack:
        await stack.enter_async_context(session())
    try:
        with lock:
            pass
    except TypeError:
        pass


def synchronous(lock: asyncio.Lock):
    with lock:  # expect: wrong-with
        pass
