"""The line break behind a header is lost, and the rest of the body stands below."""
import asyncio


async def main():
    print("x")
    # expect-above: smashed-lines
    await asyncio.sleep(1)
    return 1


asyncio.run(main())
