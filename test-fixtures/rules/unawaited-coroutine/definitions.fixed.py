"""Which definition a name means."""
import asyncio
import sys

try:
    from fast import run_it
except ImportError:

    async def run_it():
        pass


if sys.version_info >= (3, 11):

    async def both():
        pass

else:

    async def both():
        pass


if sys.platform == "win32":

    def mixed():
        pass

else:

    async def mixed():
        pass


async def shadowed():
    pass


async def main(shadowed_too, items):
    run_it()
    await both()  # expect: unawaited-coroutine
    mixed()
    await shadowed()  # expect: unawaited-coroutine
    for shadowed_too in items:
        shadowed_too()

    async def inner():
        pass

    await inner()  # expect: unawaited-coroutine
    inner = print
    inner()

    def shadowed_later():
        pass

    shadowed_later()


async def parameter(shadowed):
    shadowed()


class Scope:
    async def main(self):
        await main(1, 2)  # expect: unawaited-coroutine

    async def other(self):
        other()


def other():
    pass


asyncio.run(main(1, 2))
