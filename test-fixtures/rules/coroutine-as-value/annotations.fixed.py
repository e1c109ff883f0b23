"""A coroutine object where an annotation asks for something else."""
import asyncio
import datetime
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Optional, Protocol, TypeVar, cast

T = TypeVar("T")


class Row:
    pass


class Loads(Protocol):
    def send(self, value): ...


async def load(number=0) -> Row:
    return Row()


async def find() -> Row:
    return await load()  # expect: coroutine-as-value
#          ^^^^ `find` returns its coroutine object, though its annotation says `Row`


async def count() -> int:
    return await load()  # expect: coroutine-as-value


async def maybe() -> Optional[Row]:
    return await load()  # expect: coroutine-as-value


async def when() -> datetime.datetime:
    return await load()  # expect: coroutine-as-value


async def nothing() -> None:
    return await load()  # expect: coroutine-as-value


async def through_a_variable() -> list[Row]:
    rows = await load()
    return rows  # expect: coroutine-as-value


async def in_sync_code() -> Row:
    return await load()  # expect: coroutine-as-value


class Table:
    async def first(self) -> "Row":
        return await load()  # expect: coroutine-as-value

    def take(self, row: Row, *rest: Row, name: str = "") -> None:
        print(row, rest, name)


def take(number: int, row: Row | None = None) -> None:
    print(number, row)


async def arguments():
    take(await load())  # expect: coroutine-as-value
#        ^^^^ `take` gets its coroutine object, though the annotation of its parameter says `int`
    take(1, await load())  # expect: coroutine-as-value
    take(1, row=await load())  # expect: coroutine-as-value
    Table().take(await load())  # expect: coroutine-as-value
    Table().take(Row(), name=await load())  # expect: coroutine-as-value
    later = await load()
    take(1, later)  # expect: coroutine-as-value


def anything(value: Any, other: object, typed: T, *rest: Row) -> None:
    print(value, other, typed, rest)


def waits(value: Awaitable[Row], or_not: Awaitable[Row] | Row, protocol: Loads) -> None:
    print(value, or_not, protocol)


async def sound(given, unknown: "Unknown"):  # noqa: F821
    anything(load(), load(), load(), load())
    waits(load(), load(), load())
    given(load())
    take(*[1, load()])
    asyncio.create_task(load())


async def not_annotated():
    return load()


async def awaitable() -> Awaitable[Row]:
    return load()


async def coroutine() -> Coroutine[Any, Any, Row]:
    return load()


async def either() -> Row | Awaitable[Row]:
    return load()


async def variable(value: T) -> T:
    return load()


async def future() -> asyncio.Future:
    return load()


async def told(accept) -> Row | Awaitable[Row]:
    row = cast(Row, load())
    return row if accept else await row


class Client:
    def __init__(self, loop: asyncio.AbstractEventLoop):
        self.loop = loop

    def find(self) -> Row:
        found = load()
        return found if self.loop.is_running() else self.loop.run_until_complete(found)

    async def lose(self) -> Row:
        found = await load()
        return found  # expect: coroutine-as-value


async def inner() -> int:
    async def nested():
        return load()

    make = lambda: load()
    return len([nested(), make()])


Handler = Callable[[], Awaitable[Row]]


def handler() -> Handler:
    return load
