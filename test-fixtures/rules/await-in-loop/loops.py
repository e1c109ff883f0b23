import asyncio


async def load(key):
    await asyncio.sleep(0)
    return key


async def send(key):
    await asyncio.sleep(0)


class Client:
    async def get(self, key):
        await asyncio.sleep(0)
        return key

    async def fetch(self):
        await asyncio.sleep(0)
        return 1

    async def get_all(self, keys):
        return [await self.get(key) for key in keys]  # expect: await-in-loop


async def main(keys, clients: "list[Client]", client: Client, session: Client, tasks, unknown):
    texts = []
    for key in keys:
        texts.append(await load(key))  # expect: await-in-loop
    #                ^^^^^^^^^^^^^^^ Each round waits for `load` before the next one starts
    for key in keys:
        await load(key)  # expect: await-in-loop
    for key in keys:
        await client.get(key)  # expect: await-in-loop
    for one in clients:
        await one.fetch()  # expect: await-in-loop
    for number, key in enumerate(keys):
        await client.get((number, key))  # expect: await-in-loop
    texts = [await load(key) for key in keys]  # expect: await-in-loop
    texts = [await load(key) for key in keys if key]  # expect: await-in-loop
    print([await load(key) for key in keys])  # expect: await-in-loop
    for text in [await load(key) for key in keys]:  # expect: await-in-loop
        print(text)
    for key in keys or texts:
        await load(key)  # expect: await-in-loop
    for key in keys:  # Why.
        # A comment inside.
        await load(key)  # expect: await-in-loop

    # The order matters here, each round needs the one before, or more is done.
    for key in keys:
        await send(key)
    for _ in range(3):
        await load("a")
    for key in keys:
        await asyncio.sleep(key)
    for key in keys:
        text = await load(key)
        print(text)
    for key in keys:
        await session.get(key)
    for key in keys:
        await unknown.get(key)
    for task in tasks:
        await task
    for key in keys:
        texts.append(await load(texts[key]))
    for key in keys:
        if key:
            break
        await load(key)
    async for key in unknown:
        await load(key)
    for key in keys:
        await load(key)
    else:
        print("done")
    while texts:
        await load(texts.pop())
    unique = {await load(key) for key in keys}
    texts = [await load(key) for key in keys for _ in key]
    texts = [await load(key) for key in keys if await load(key)]
    print(unique, texts)
