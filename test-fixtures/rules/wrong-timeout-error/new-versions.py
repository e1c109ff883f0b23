# python: 3.11-3.14
import asyncio


async def main():
    try:
        await asyncio.wait_for(asyncio.sleep(10), 1)
    except TimeoutError:
        print("too slow")
