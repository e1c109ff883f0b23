# python: 3.11-3.14
import asyncio
import asyncio as aio
import functools
import types


# expect: generator-coroutine
# <------------------ `@asyncio.coroutine` is gone since Python 3.11
async def work(number):
    await asyncio.sleep(number)
    return number


def trace(function):
    return function


class Client:
    @trace
    # expect: generator-coroutine
    async def load(self):
        """Loads it."""
        reader, writer = await asyncio.open_connection("localhost", 80)
        line = (await reader.readline()).decode()
        async with self.lock:
            await asyncio.sleep(0)
            await (writer.drain() if writer else asyncio.sleep(0))
        text = await (self.first() or self.second())
        return (await self.parse(line)), text

    # expect: generator-coroutine
    async def first(self):
        return 1

    # expect: generator-coroutine
    async def second(self):
        return await asyncio.sleep(1)

    @staticmethod
    # expect: generator-coroutine
    # the comment stays
    async def parse(line):
        def inner():
            yield line

        await asyncio.gather(*[work(1) for _ in inner()])

    @asyncio.coroutine  # expect: generator-coroutine
    def values(self):
        yield 1
        yield from asyncio.sleep(1)

    @asyncio.coroutine  # expect: generator-coroutine
    def items(self):
        yield from [1, 2]

    # expect: generator-coroutine
    async def nothing(self):
        pass

    # expect: generator-coroutine
    async def modern(self):
        await asyncio.sleep(1)


# expect: generator-coroutine
# <---------------- the decorator does nothing here
async def marked():
    await asyncio.sleep(1)


async def forgotten():
    await asyncio.sleep(1)  # expect: generator-coroutine
#   ^^^^^ cannot 'yield from' a coroutine object in a non-coroutine generator
    result = await marked()  # expect: generator-coroutine
    return result


wrapped = asyncio.coroutine(functools.partial(work, 1))  # expect: generator-coroutine
#                 ^^^^^^^^^ this line raises "AttributeError: module 'asyncio' has no attribute 'coroutine'" there
