asyncio = __import__("asyncio")


async def main():
    await asyncio.sleep(1)
