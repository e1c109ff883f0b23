"""What a condition says about a value."""
import asyncio
import inspect
from collections.abc import Awaitable
from typing import Optional, cast


async def handle(handler, request):
    result = handler(request)
    if inspect.isawaitable(result):
        result  # expect: unawaited-awaitable
#       ^^^^^^ `result` alone does nothing
    if inspect.isawaitable(result):
        result = await result
    return result


async def cast_only(handler):
    result = handler()
    if inspect.isawaitable(result):
        result = cast(Awaitable[int], result)  # expect: unawaited-awaitable
#                                     ^^^^^^ `result` can be awaited here, as the condition says
    return cast(int, result)


async def given_back(handler):
    result = handler()
    if isinstance(result, Awaitable):
        result = result  # expect: unawaited-awaitable
    return result


async def cast_and_awaited(handler):
    result = handler()
    if asyncio.iscoroutine(result):
        result = cast(Awaitable[int], result)
        print(await result)


def passed_on(handler):
    # Whoever calls this may await it.
    result = handler()
    if inspect.isawaitable(result):
        result = cast(Awaitable[int], result)
    return result


async def something_else(handler):
    result = handler()
    if callable(result):
        result
    if not inspect.isawaitable(result):
        result


class Reader:
    waiter: Optional[asyncio.Future] = None

    async def wait(self):
        self.waiter = asyncio.get_running_loop().create_future()
        self.waiter  # expect: unawaited-awaitable
        await self.waiter

    async def start(self):
        task = None
        if self.waiter:
            task = asyncio.create_task(self.wait())
        task  # expect: unawaited-awaitable
        await task


async def numbered(names):
    for name, value in zip(names, asyncio.gather(handle(print, 1))):  # expect: unawaited-awaitable
        print(name, value)
    print(len(await asyncio.gather(handle(print, 1))))
    print(dict(both=asyncio.gather(handle(print, 1))))


class Hass:
    def async_add_executor_job(self, function) -> asyncio.Future[None]: ...


async def unload(hass: Hass):
    await hass.async_add_executor_job(print)
    await hass.async_add_executor_job(len)
    hass.async_add_executor_job(id)  # expect: unawaited-awaitable


async def started(core: Hass):
    core.async_add_executor_job(repr)
    await core.async_add_executor_job(str)


class Pause:
    def sleep(self, seconds) -> asyncio.Future[None]: ...

    def write(self, data) -> asyncio.Future[None]: ...


async def wait(pause: Pause):
    pause.sleep(1)  # expect: unawaited-awaitable
#   ^^^^^^^^^^^ Nothing waits for `pause.sleep`
    pause.write(b"")
