import asyncio

__all__ = ["public"]


async def public():
    return 1


async def main():
    print(await public())


async def double(number):  # expect: async-without-await
    return number * 2


async def run():
    await asyncio.sleep(0)
    # The bracket belongs to the `await`.
    print(await(double(1)))


asyncio.run(main())
