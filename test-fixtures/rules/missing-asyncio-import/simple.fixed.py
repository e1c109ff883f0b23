"""A program without its import."""


import asyncio


async def main():
    await asyncio.sleep(1)  # expect: missing-asyncio-import
#         ^^^^^^^ NameError: name 'asyncio' is not defined
    await asyncio.sleep(2)


asyncio.run(main())
