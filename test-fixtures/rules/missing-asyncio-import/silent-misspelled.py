import asynico


async def main():
    await asyncio.sleep(1)


asynico.run(main())
