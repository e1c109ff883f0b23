import asyncio
import sys


async def main():
    print("hello")


async def nested():
    loop = asyncio.get_running_loop()
    loop.run_until_complete(main())


class Client:
    def __init__(self, loop):
        self.loop = loop

    def run(self):
        self.loop.run_until_complete(main())
        return self.loop.run_forever()


def given(loop):
    loop.run_until_complete(main())
    loop.close()


def other(engine):
    engine.get_event_loop().run_until_complete(main())


def callback():
    return lambda: asyncio.get_event_loop().run_until_complete(main())


if sys.version_info >= (3, 7):
    asyncio.run(main())
else:
    loop = asyncio.get_event_loop()
    loop.run_until_complete(main())

try:
    current = asyncio.get_event_loop()
except RuntimeError:
    current = asyncio.new_event_loop()
current.run_until_complete(main())


def either(coroutine):
    loop = asyncio.get_event_loop()
    if loop.is_running():
        return coroutine
    return loop.run_until_complete(coroutine)
