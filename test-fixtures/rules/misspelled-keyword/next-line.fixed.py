"""What is to be awaited stands on the next line."""
import asyncio


async def main():
    await asyncio.sleep(1)
    return 1


asyncio.run(main())
