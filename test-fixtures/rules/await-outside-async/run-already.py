# fix-leaves: unawaited-coroutine
import asyncio


async def main():
    return 1


result = await asyncio.run(main())  # expect: await-outside-async
print(result)


async def other():
    return main()


asyncio.run(await other())  # expect: await-outside-async
