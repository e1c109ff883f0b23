# python: 3.11-3.14
import asyncio
import asyncio as aio
import concurrent.futures
import contextlib
from asyncio import exceptions


async def main(future):
    try:
        await asyncio.wait_for(future, 1)
    except TimeoutError:  # expect: timeout-error-alias
#          ^^^^^^^^^^^^^^^^^^^^ Since Python 3.11 `asyncio.TimeoutError` is the built-in `TimeoutError`
        print("too slow")
    try:
        await aio.wait_for(future, 1)
    except (OSError, TimeoutError) as error:  # expect: timeout-error-alias
        print(error)
    try:
        return future.result(1)
    except TimeoutError:  # expect: timeout-error-alias
        raise TimeoutError() from None  # expect: timeout-error-alias
    except TimeoutError:  # expect: timeout-error-alias
        raise
    except TimeoutError:  # expect: timeout-error-alias
        raise


async def twice(future):
    with contextlib.suppress(TimeoutError):  # expect: timeout-error-alias
        await future
    try:
        await future
    except TimeoutError:  # expect: timeout-error-alias
        print("too slow")
    try:
        await future
    except (TimeoutError, ValueError):  # expect: timeout-error-alias, timeout-error-alias
        print("too slow")
    try:
        await future
    except (
        OSError,
        asyncio.TimeoutError,  # expect: timeout-error-alias
        TimeoutError,  # the same
    ):
        print("too slow")
    if isinstance(future.exception(), TimeoutError):  # expect: timeout-error-alias
        return asyncio.CancelledError, asyncio.IncompleteReadError
