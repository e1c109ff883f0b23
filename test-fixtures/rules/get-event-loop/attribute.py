import asyncio


class Bot:
    def __init__(self):
        self.loop = asyncio.get_event_loop()  # expect: get-event-loop
#                   ^^^^^^^^^^^^^^^^^^^^^^ `self.loop` is meant to run later

    def run(self):
        self.loop.run_until_complete(self.work())

    async def work(self):
        await asyncio.sleep(1)


class Client:
    def __init__(self):
        self.loop = asyncio.get_event_loop()

    async def work(self):
        await self.loop.run_in_executor(None, print)
