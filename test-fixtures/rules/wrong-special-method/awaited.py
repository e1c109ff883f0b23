import asyncio


class Client:
    # Code of its own makes and awaits it.
    async def __init__(self):
        await asyncio.sleep(0)


async def make():
    client = Client.__new__(Client)
    await client.__init__()
    return client


class Store:
    async def __len__(self):  # expect: wrong-special-method
        return 1

    @property
    async def __doc__(self):
        return "text"


asyncio.run(make())
