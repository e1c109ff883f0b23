import asyncio
import contextlib
import inspect
import time
from collections.abc import Callable
from typing import Any, Optional


async def load(number=1):
    return number


async def numbers():
    yield 1


@contextlib.asynccontextmanager
async def session():
    yield 1


class Plain:
    def size(self) -> int:
        return 1


class Waitable:
    def __await__(self):
        return load().__await__()


class Anything:
    def __getattr__(self, name):
        return load()


async def one() -> int:
    return 1


def count() -> int:
    return 1


class Client:
    def start(self) -> "Client":
        coroutine = self.connect()
        return coroutine if self.is_running else self.loop.run_until_complete(coroutine)

    async def connect(self) -> "Client":
        return self

    def length(self, name) -> int:
        return self.execute("LENGTH", name)

    def name(self) -> str:
        return "client"


class Fields(type):
    def __new__(cls, name, bases, values):
        return super().__new__(cls, name, bases, {key: property(load) for key in values})


class Field:
    pass


class Model(metaclass=Fields):
    owner = Field()


class Team(Model):
    captain = Field()


class Other:
    captain = Field()


# What annotations say is not checked when a program runs.
async def annotated(client: Client, team: Team, other: Other, handler: Callable[[int], None], measure: Callable[[], int]):
    await client.start()
    await client.length("a")
    await client.name()  # expect: await-non-awaitable
    await team.captain
    await team.owner
    await other.captain  # expect: await-non-awaitable
    await handler(1)
    await measure()  # expect: await-non-awaitable


async def main(event: asyncio.Event, queue: asyncio.Queue, task: asyncio.Task, writer: asyncio.StreamWriter):
    await event.set()  # expect: await-non-awaitable
#   ^^^^^ `event.set` gives `None`
    await queue.put_nowait(1)  # expect: await-non-awaitable
    await task.cancel()  # expect: await-non-awaitable
#   ^^^^^ This is bool
    await writer.write(b"")  # expect: await-non-awaitable
    await time.sleep(1)  # expect: await-non-awaitable
#   ^^^^^ `time.sleep` stops the whole program
    await print("text")  # expect: await-non-awaitable
    await [load(1), load(2)]  # expect: await-non-awaitable
#   ^^^^^ A list cannot be awaited
    await (load(1), load(2))  # expect: await-non-awaitable
    await await one()  # expect: await-non-awaitable
    await numbers()  # expect: await-non-awaitable
    await session()  # expect: await-non-awaitable
    await count()  # expect: await-non-awaitable
    await Plain()  # expect: await-non-awaitable
    await "text"  # expect: await-non-awaitable


async def sound(given, loop: asyncio.AbstractEventLoop, maybe: Optional[asyncio.Task], other: Any, task: asyncio.Task, event: asyncio.Event):
    await load()
    await Waitable()
    await Anything().something
    await given
    await given.method()
    await maybe
    await other
    await task
    await event.wait()
    await loop.run_in_executor(None, print)
    await asyncio.gather(load(), load())
    await asyncio.sleep(0)
    later = None
    await later


async def suppressed(process: asyncio.subprocess.Process):
    with contextlib.suppress(TypeError):
        await process.kill()


async def tested():
    result = count()
    if inspect.isawaitable(result):
        await result
