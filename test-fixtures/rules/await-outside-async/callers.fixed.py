# What is a statement in a function that stays synchronous is told about afterwards.
# fix-leaves: unawaited-coroutine
import asyncio


async def load(name):
    await asyncio.sleep(1)  # expect: await-outside-async
    return name


async def helper():
    await load("a")


async def main():
    await load("b")
    print((await load("c")).upper())
    await helper()


async def again(times):
    await asyncio.sleep(1)  # expect: await-outside-async
    if times:
        await again(times - 1)


async def start():
    await asyncio.sleep(1)  # expect: await-outside-async


async def run():
    await asyncio.sleep(1)  # expect: await-outside-async


if __name__ == "__main__":
    asyncio.run(main())
    asyncio.run(start())
    asyncio.run(again(2))
    asyncio.run(run())
