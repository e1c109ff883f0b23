# python: 3.6-3.9
import asyncio

loop = asyncio.get_event_loop()
loop.call_soon(print)


async def main():
    return asyncio.get_event_loop()
