# python: 3.6-3.8
import asyncio


async def main():
    lock = asyncio.Lock()
    with await lock:  # expect: removed-api
        print(asyncio.Task.all_tasks(), asyncio.Task.current_task())
    asyncio.get_child_watcher()
