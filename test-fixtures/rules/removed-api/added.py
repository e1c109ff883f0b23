# python: 3.12-3.14
import asyncio


def get_child_watcher():
    return None


asyncio.get_child_watcher = get_child_watcher
print(asyncio.get_child_watcher())
