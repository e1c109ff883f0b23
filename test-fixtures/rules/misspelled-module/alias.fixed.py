"""The module is imported under another name, which the fix uses."""
import asyncio as aio


async def main():
    await aio.sleep(1)
    await aio.sleep(1)  # expect: misspelled-module


aio.run(main())
