# python: 3.11-3.14
import asyncio
import asyncio as aio
import functools
import types


@asyncio.coroutine  # expect: generator-coroutine
# <------------------ `@asyncio.coroutine` is gone since Python 3.11
def work(number):
    yield from asyncio.sleep(number)
    return number


def trace(function):
    return function


class Client:
    @trace
    @asyncio.coroutine  # expect: generator-coroutine
    def load(self):
        """Loads it."""
        reader, writer = yield from asyncio.open_connection("localhost", 80)
        line = (yield from reader.readline()).decode()
        with (yield from self.lock):
            yield
            yield from writer.drain() if writer else asyncio.sleep(0)
        text = yield from (self.first() or self.second())
        return (yield from self.parse(line)), text

    @aio.coroutine  # expect: generator-coroutine
    def first(self):
        return 1

    @asyncio.coroutine  # expect: generator-coroutine
    def second(self):
        return asyncio.sleep(1)

    @staticmethod
    @asyncio.coroutine  # expect: generator-coroutine
    # the comment stays
    def parse(line):
        def inner():
            yield line

        yield from asyncio.gather(*[work(1) for _ in inner()])

    @asyncio.coroutine  # expect: generator-coroutine
    def values(self):
        yield 1
        yield from asyncio.sleep(1)

    @asyncio.coroutine  # expect: generator-coroutine
    def items(self):
        yield from [1, 2]

    @asyncio.coroutine  # expect: generator-coroutine
    def nothing(self):
        yield from ()

    @asyncio.coroutine  # expect: generator-coroutine
    async def modern(self):
        await asyncio.sleep(1)


@types.coroutine  # expect: generator-coroutine
# <---------------- the decorator does nothing here
async def marked():
    await asyncio.sleep(1)


def forgotten():
    yield from asyncio.sleep(1)  # expect: generator-coroutine
#   ^^^^^ cannot 'yield from' a coroutine object in a non-coroutine generator
    result = yield from marked()  # expect: generator-coroutine
    return result


wrapped = asyncio.coroutine(functools.partial(work, 1))  # expect: generator-coroutine
#                 ^^^^^^^^^ this line raises "AttributeError: module 'asyncio' has no attribute 'coroutine'" there
