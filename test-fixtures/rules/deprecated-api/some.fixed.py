# python: 3.9-3.15
import inspect
import asyncio

import uvloop


def check(function):
    return inspect.iscoroutinefunction(function)  # expect: deprecated-api


async def main():
    await asyncio.sleep(1)


# expect: deprecated-api
#      ^^^^^^^ `uvloop.install` is deprecated: on Python 3.12 and newer it shows a `DeprecationWarning`
uvloop.run(main())
