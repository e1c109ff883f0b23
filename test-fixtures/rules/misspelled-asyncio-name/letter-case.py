# without: alias
# The messages name the module itself.
import asyncio


async def main():
    async with asyncio.TimeOut(1):  # expect: misspelled-asyncio-name
        queue = asyncio.queue()  # expect: misspelled-asyncio-name
        await queue.put(1)


asyncio.run(main())
