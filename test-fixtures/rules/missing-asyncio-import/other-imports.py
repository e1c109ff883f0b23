# A comment at the top.
from __future__ import annotations

import time
from asyncio import sleep


class Worker:
    def __init__(self, queue: asyncio.Queue):
        self.queue = queue
        self.started = time.time()

    async def run(self):
        task = asyncio.create_task(self.work())  # expect: missing-asyncio-import
#              ^^^^^^^
        await task

    async def work(self):
        await sleep(1)
