#: from-import
import asyncio

MODULE


async def main():
    BODY


asyncio.run(main())
