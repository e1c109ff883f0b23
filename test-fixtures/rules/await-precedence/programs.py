import asyncio


class Reply:
    text = ""
    headers: dict

    async def json(self):
        return {}

    def finish(self):
        pass


async def load() -> Reply:
    return Reply()


async def rows() -> list:
    return []


class Client:
    async def get(self, path) -> Reply:
        return Reply()

    async def names(self):
        return []


async def main(client: Client):
    print(await load().text)  # expect: await-precedence
#         ^^^^^^^^^^^^^^^^^ `.text` is looked for on the coroutine object
    print(await rows()[0])  # expect: await-precedence
    await load().finish()  # expect: await-precedence
    print(await client.get("/").text)  # expect: await-precedence
    print(await client.get("/").headers["a"])  # expect: await-precedence
    print(await client.names()[0])  # expect: await-precedence
    print(await rows()[0:2])  # expect: await-precedence
    print(await load().headers)  # expect: await-precedence
    if await load().text:  # expect: await-precedence
        pass
    value = await rows()["a"]  # expect: await-precedence
    return value


async def sound(client: Client, other):
    print((await load()).text)
    print((await rows())[0])
    await (await load()).json()
    await load()
    await client.get("/")
    await other.get("/").text
    await other().x
    await Client().get("/")
    print(Reply().text)
    coroutine = load()
    coroutine.close()
    await asyncio.sleep(1)
