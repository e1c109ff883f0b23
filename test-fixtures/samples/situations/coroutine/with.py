import asyncio
from contextlib import suppress

MODULE


async def main():
    async with asyncio.Lock():
        with suppress(KeyError):
            BODY


asyncio.run(main())
