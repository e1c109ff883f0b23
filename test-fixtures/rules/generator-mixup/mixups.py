# python: 3.9-3.14
import asyncio


async def numbers():
    yield 1
    yield 2


async def passes_on():
    yield from numbers()  # expect: generator-mixup
#   ^^^^^^^^^^ 'yield from' inside async function
    yield 3


async def plain():
    yield from [1, 2]  # expect: generator-mixup


async def waits():
    yield from asyncio.sleep(1)  # expect: generator-mixup
    result = yield from asyncio.sleep(1, "done")  # expect: generator-mixup
    return result


async def unknown(other, item):
    yield from other  # expect: generator-mixup
    if other:
        yield from (other.get() or item)  # expect: generator-mixup
    return (yield from other.read())  # expect: generator-mixup


class Reader:
    async def lines(self):
        while True:
            line = await self.read()
            if not line:
                return None  # expect: generator-mixup
#               ^^^^^^^^^^^ 'return' with value in async generator
            yield line

    async def read(self):
        return ""

    async def all(self):
        async for line in self.lines():
            yield line
        return (  # expect: generator-mixup
            1,
            2,
        )

    async def first(self):
        yield 1
        return [1 for _ in range(3)]; print("x")  # expect: generator-mixup

    async def last(self):
        yield
        return "end"  # expect: generator-mixup
