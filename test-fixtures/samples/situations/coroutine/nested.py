import asyncio

MODULE


async def main():
    level = 1

    async def inner(*, level=level):
        BODY

    await inner()


asyncio.run(main())
