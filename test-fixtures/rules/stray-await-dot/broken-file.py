# invalid: another line of the file is broken, too
"""The dot is found although other lines of the file are no Python."""
import asyncio


async def main():
    await.asyncio.sleep(1)  # expect: stray-await-dot
    x = = 3
    await.asyncio.sleep(2)  # expect: stray-await-dot


def broken(:
    pass


async def last():
    await.main()  # expect: stray-await-dot
