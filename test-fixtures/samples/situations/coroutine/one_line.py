#: one-line
import asyncio

MODULE


async def main():
    if True: BODY


asyncio.run(main())
