# python: 3.11-3.14
import asyncio
import asyncio as aio
import concurrent.futures
import contextlib
from asyncio import exceptions


async def main(future):
    try:
        await asyncio.wait_for(future, 1)
    except asyncio.TimeoutError:  # expect: timeout-error-alias
#          ^^^^^^^^^^^^^^^^^^^^ Since Python 3.11 `asyncio.TimeoutError` is the built-in `TimeoutError`
        print("too slow")
    try:
        await aio.wait_for(future, 1)
    except (OSError, aio.TimeoutError) as error:  # expect: timeout-error-alias
        print(error)
    try:
        return future.result(1)
    except concurrent.futures.TimeoutError:  # expect: timeout-error-alias
        raise asyncio.TimeoutError() from None  # expect: timeout-error-alias
    except exceptions.TimeoutError:  # expect: timeout-error-alias
        raise
    except asyncio.exceptions.TimeoutError:  # expect: timeout-error-alias
        raise


async def twice(future):
    with contextlib.suppress(asyncio.TimeoutError):  # expect: timeout-error-alias
        await future
    try:
        await future
    except (TimeoutError, asyncio.TimeoutError):  # expect: timeout-error-alias
        print("too slow")
    try:
        await future
    except (asyncio.TimeoutError, concurrent.futures.TimeoutError, ValueError):  # expect: timeout-error-alias, timeout-error-alias
        print("too slow")
    try:
        await future
    except (
        OSError,
        asyncio.TimeoutError,  # expect: timeout-error-alias
        TimeoutError,  # the same
    ):
        print("too slow")
    if isinstance(future.exception(), asyncio.TimeoutError):  # expect: timeout-error-alias
        return asyncio.CancelledError, asyncio.IncompleteReadError
