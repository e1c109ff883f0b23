# python: 3.9-3.15
import asyncio

import uvloop


def check(function):
    return asyncio.iscoroutinefunction(function)  # expect: deprecated-api


async def main():
    await asyncio.sleep(1)


uvloop.install()  # expect: deprecated-api
#      ^^^^^^^ `uvloop.install` is deprecated: on Python 3.12 and newer it shows a `DeprecationWarning`
asyncio.run(main())
