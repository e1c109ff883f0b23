import asyncio


async def main(pool, queue):
    await (asyncio.sleep(1))
    await asyncio.sleep(1)
    async with pool:
        pass
    async for one in queue:
        print(one)
    print([one async for one in queue], await queue.get(), (await queue.get()) + 1)
    result = await queue.get() if queue else None
    text = "async = 1, asyncio.async(x), await = 3"
    # async = True
    return result, text, pool.async_, pool.asynchronous, getattr(pool, "async"), {"async": 1}, pool(**{"async": True})


async def async_(await_=1):
    return await_


class Awaitable:
    def __await__(self):
        return iter(())

    async def awaits(self): return 1
