# project: {"jobs.py": "import asyncio\n\n\nasync def job():\n    await asyncio.sleep(1)\n\n\nclass Worker:\n    async def run(self):\n        await asyncio.sleep(1)\n\n    def stop(self):\n        pass\n"}
import asyncio
import threading

import jobs
from jobs import Worker, job


class Program:
    def __init__(self):
        self.worker = Worker()

    def start(self):
        threading.Thread(target=lambda: asyncio.run(self.worker.run())).start()  # expect: async-callback
        #                       ^^^^^^^^^^^^^^^ `Thread` only makes a coroutine object of `self.worker.run`
        threading.Timer(1, lambda: asyncio.run(jobs.job())).start()  # expect: async-callback
        threading.Thread(target=self.worker.stop).start()


threading.Thread(target=lambda: asyncio.run(job())).start()  # expect: async-callback
