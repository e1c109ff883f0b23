import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Optional, TypeVar, Union

T = TypeVar("T")


async def save(*what):
    await asyncio.sleep(0)


def plain(*what):
    pass


def later(callback: Callable[[], None]) -> None:
    callback()


def choose(check: Callable[[int], bool], name: str = "") -> bool:
    return check(1)


def maybe(callback: Optional[Callable[..., None]] = None) -> None:
    if callback:
        callback()


class Button:
    def __init__(self, label: str, command: "Callable[[], None]") -> None:
        self.command = command

    def on(self, event: str, handler: Callable[[str], str]) -> None:
        handler(event)


def anything(callback: Callable[..., Any]) -> None: ...


def obj(callback: Callable[..., object]) -> None: ...


def either(callback: Union[Callable[[], None], Callable[[], Awaitable[None]]]) -> None: ...


def asynchronous(callback: Callable[[], Awaitable[None]]) -> None: ...


def generic(callback: Callable[[], T]) -> T: ...


def value(what: object) -> None: ...


def bare(callback: Callable) -> None: ...


async def awaiting(wrongly_declared: Callable[[], None]) -> None:
    async def inner():
        await wrongly_declared()

    await inner()


class Keeping:
    def __init__(self, kept: Callable[[], None]) -> None:
        self._kept = kept

    async def run(self):
        await self._kept()


def rest(*callbacks: Callable[[], None]) -> None: ...


later(save)  # expect: async-callback
#     ^^^^ `later` takes a plain function, as the annotation `Callable[[], None]` says
later(callback=save)  # expect: async-callback
later(lambda: save(1))  # expect: async-callback
choose(save)  # expect: async-callback
choose(check=save, name="x")  # expect: async-callback
maybe(save)  # expect: async-callback
Button("x", save)  # expect: async-callback
Button("x", command=save)  # expect: async-callback
Button("x", plain).on("y", save)  # expect: async-callback
Button("x", plain).on("y", handler=lambda event: save(event))  # expect: async-callback

later(plain)
later(lambda: asyncio.run(save()))
choose(plain)
maybe(None)
maybe()
Button("x", plain).on("y", plain)
anything(save)
obj(save)
either(save)
asynchronous(save)
generic(save)
value(save)
bare(save)
rest(save)
awaiting(save)
Keeping(save)
print(save)
