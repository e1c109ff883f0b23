# all-rules
import asyncio

# asyncio-insight: ignore-file
# expect-above: unused-suppression


async def main():
    await asyncio.sleep(1)


asyncio.run(main())
