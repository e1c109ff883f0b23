# all-rules
import asyncio

# expect-above: unused-suppression


async def main():
    await asyncio.sleep(1)


asyncio.run(main())
