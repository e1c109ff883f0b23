# python: 3.9-3.14
import asyncio


async def numbers():
    yield 1
    yield 2


async def passes_on():
    async for item in numbers():
        yield item  # expect: generator-mixup
#   ^^^^^^^^^^ 'yield from' inside async function
    yield 3


async def plain():
    for item in [1, 2]:
        yield item  # expect: generator-mixup


async def waits():
    await asyncio.sleep(1)  # expect: generator-mixup
    result = await asyncio.sleep(1, "done")  # expect: generator-mixup
    return result


async def unknown(other, item):
    await other  # expect: generator-mixup
    if other:
        await (other.get() or item)  # expect: generator-mixup
    return (await other.read())  # expect: generator-mixup


class Reader:
    async def lines(self):
        while True:
            line = await self.read()
            if not line:
                return  # expect: generator-mixup
#               ^^^^^^^^^^^ 'return' with value in async generator
            yield line

    async def read(self):
        return ""

    async def all(self):
        async for line in self.lines():
            yield line
        return

    async def first(self):
        yield 1
        return; print("x")  # expect: generator-mixup

    async def last(self):
        yield
        return  # expect: generator-mixup
