# python: 3.8-3.14
import asyncio
from asyncio import PidfdChildWatcher  # expect: removed-api


class OwnWatcher(asyncio.AbstractChildWatcher):  # expect: removed-api
    def is_active(self):
        return True


def prepare(loop):
    # expect: removed-api
#           ^^^^^^^^^^^^^^^^^ Child watchers are gone since Python 3.14
    # expect: removed-api
    watcher = asyncio.ThreadedChildWatcher()  # expect: removed-api
    print(asyncio.get_child_watcher())  # expect: removed-api
    return watcher, PidfdChildWatcher


if __name__ == "__main__":
    pass  # expect: removed-api
