#: asyncio aio
import asyncio as aio

MODULE


async def main():
    BODY


aio.run(main())
