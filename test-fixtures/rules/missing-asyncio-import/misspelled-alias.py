import asynico as aio


async def main():
    await asyncio.sleep(1)  # expect: missing-asyncio-import


aio.run(main())
