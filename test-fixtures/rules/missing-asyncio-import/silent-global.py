def load():
    global asyncio
    import asyncio


async def main():
    load()
    await asyncio.sleep(1)
