import asyncio
import functools


async def direct():
    loop = asyncio.get_event_loop()  # expect: get-event-loop
#          ^^^^^^^^^^^^^^^^^^^^^^ In a coroutine `asyncio.get_event_loop()` always gives the running event loop
    return await loop.run_in_executor(None, print)


async def inline(work):
    await asyncio.get_event_loop().run_in_executor(None, functools.partial(work, 1))  # expect: get-event-loop
#         ^^^^^^^^^^^^^^^^^^^^^^


async def generator():
    yield asyncio.get_event_loop().time()  # expect: get-event-loop


class Client:
    async def connect(self):
        self.loop = asyncio.get_event_loop()  # expect: get-event-loop
        self.times = [asyncio.get_event_loop().time() for _ in range(3)]  # expect: get-event-loop

    async def close(self, loop=None):
        loop = loop or asyncio.get_event_loop()  # expect: get-event-loop
        loop.call_soon(print)

    def plain(self):
        # Whether a loop runs here depends on the caller.
        return asyncio.get_event_loop()


async def later():
    def callback():
        return asyncio.get_event_loop()

    return callback, lambda: asyncio.get_event_loop(), (asyncio.get_event_loop() for _ in "a")
