# python: 3.9-3.11
import asyncio

import uvloop

asyncio.set_event_loop_policy(asyncio.WindowsSelectorEventLoopPolicy())
asyncio.get_child_watcher()
uvloop.install()
print(asyncio.iscoroutinefunction(print))
