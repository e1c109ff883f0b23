#: indent tab
import asyncio

MODULE


async def main():
    if True:
        BODY


if __name__ == "__main__":
    asyncio.run(main())
