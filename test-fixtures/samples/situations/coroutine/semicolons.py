#: one-line
import asyncio; level = 1

MODULE


async def main():
    level = 2; BODY; level = 3


asyncio.run(main())
