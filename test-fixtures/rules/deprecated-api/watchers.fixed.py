# python: 3.12-3.13
import asyncio


async def main():
    # expect: deprecated-api
#           ^^^^^^^^^^^^^^^^^ is deprecated: Python 3.12 shows a `DeprecationWarning`, and Python 3.14 no longer has it.
    # expect: deprecated-api
    watcher = asyncio.ThreadedChildWatcher()
    return watcher
