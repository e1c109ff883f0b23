"""Nobody says which version this is for."""

import asyncio

print(asyncio.EventLoop, asyncio.eager_task_factory, asyncio.QueueShutDown)
asyncio.run(asyncio.sleep(1), loop_factory=asyncio.EventLoop)
