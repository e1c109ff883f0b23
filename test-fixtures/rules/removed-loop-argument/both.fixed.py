# python: 3.7-3.12
import asyncio


async def main(loop):
    running = asyncio.get_event_loop()
    await asyncio.sleep(1)  # expect: removed-loop-argument
    await asyncio.sleep(1)  # expect: removed-loop-argument
#                          ^^^^^^^^^ this call raises `TypeError` there
    await asyncio.sleep(1)  # expect: removed-loop-argument


class Client:
    def __init__(self, loop=None):
        self.loop = loop or asyncio.new_event_loop()
        self.lock = asyncio.Lock()  # expect: removed-loop-argument
