import asyncio

MODULE


async def main():
    if (width := len("ab")) > 1 and \
            f"{width:>{width}}" == " 2":
        BODY


asyncio.run(main())
