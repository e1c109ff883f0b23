"""Nothing here is a stray dot: await.asyncio.sleep(2) stands in a string."""
import asyncio

# await.asyncio.sleep(2) in a comment


class Proxy:
    awaited = 1

    async def waiting(self):
        return self


async def main(proxy: Proxy):
    await asyncio.sleep(2)
    await (asyncio.sleep(1))
    await(asyncio.sleep(1))
    print((await proxy.waiting()).awaited)
    print(proxy.awaited, "await.asyncio")
    print(f"await.{proxy.awaited}")
    print(r'await.asyncio')
    print("""
    await.asyncio.sleep(2)
    """)
    values = [
        await
        proxy.waiting(),
        .5,
    ]
    return values[0].awaited


awaiting = Proxy()
print(awaiting.awaited)
asyncio.run(main(awaiting))
