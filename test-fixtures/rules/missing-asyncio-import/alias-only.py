import asyncio as aio


async def main():
    await aio.sleep(1)
    await asyncio.sleep(1)  # expect: missing-asyncio-import
#         ^^^^^^^


aio.run(main())
