import asyncio

lock = asyncio.Lock()  # expect: shared-across-loops


async def save(text):
    async with lock:
        print(text)


def save_all(texts):
    for text in texts:
        asyncio.run(save(text))
