# python: 3.12-3.13
import asyncio


async def main():
    asyncio.get_child_watcher().attach_loop(asyncio.get_running_loop())  # expect: deprecated-api
#           ^^^^^^^^^^^^^^^^^ is deprecated: Python 3.12 shows a `DeprecationWarning`, and Python 3.14 no longer has it.
    asyncio.set_child_watcher(asyncio.FastChildWatcher())  # expect: deprecated-api
    watcher = asyncio.ThreadedChildWatcher()
    return watcher
