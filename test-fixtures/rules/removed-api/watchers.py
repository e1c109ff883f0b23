# python: 3.8-3.14
import asyncio
from asyncio import PidfdChildWatcher  # expect: removed-api


class OwnWatcher(asyncio.AbstractChildWatcher):  # expect: removed-api
    def is_active(self):
        return True


def prepare(loop):
    asyncio.set_child_watcher(asyncio.SafeChildWatcher())  # expect: removed-api
#           ^^^^^^^^^^^^^^^^^ Child watchers are gone since Python 3.14
    asyncio.get_child_watcher().attach_loop(loop)  # expect: removed-api
    watcher = asyncio.ThreadedChildWatcher()  # expect: removed-api
    print(asyncio.get_child_watcher())  # expect: removed-api
    return watcher, PidfdChildWatcher


if __name__ == "__main__":
    asyncio.set_child_watcher(None)  # expect: removed-api
