import asyncio


async def main(items, lock):
    await asyncio.sleep(1)
    async with lock:
        pass
    async for item in items:
        print(item)
    first = [item async for item in items]
    second = {await item for item in items}
    third = {item: 1 async for item in items}
    print(f"{await asyncio.sleep(1, 'x')}")

    async def inner(value=await asyncio.sleep(1, "x")):
        return await value

    def plain(value=await asyncio.sleep(1, "x")):
        return value

    class Local(await asyncio.sleep(1, object)):
        pass

    return first, second, third, inner, plain, Local


def generator_expressions(items):
    # These are asynchronous generators: nothing waits until something iterates over them.
    return (item async for item in items), (await item for item in items)


top_level = (item async for item in generator_expressions([]))


async def generator(items):
    for item in items:
        yield await item


class Reader:
    async def read(self):
        return await asyncio.sleep(1)

    async def __aenter__(self):
        await self.read()
        return self


awaiting = "await asyncio.sleep(1)"
