"""A patch lets loops be nested."""

import asyncio

import nest_asyncio

nest_asyncio.apply()


async def fetch():
    return "text"


async def main():
    print(asyncio.run(fetch()))


asyncio.run(main())
