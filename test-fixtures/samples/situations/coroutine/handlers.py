import asyncio

MODULE


async def main():
    try:
        if False:
            return None
        else:
            BODY
    except KeyError:
        raise
    finally:
        level = 1
    return level


asyncio.run(main())
