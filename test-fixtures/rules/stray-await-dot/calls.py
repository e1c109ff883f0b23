"""The mistake of the tutorial, with everything that may stand around the dot."""
import asyncio


async def g():
    return 1


class Client:
    async def load(self):
        return await.self.fetch(1)  # expect: stray-await-dot
#              ^^^^^^ a space goes between it and `self`, not a dot

    async def fetch(self, number):
        return number


async def main(client: Client):
    await.asyncio.sleep(2)  # expect: stray-await-dot
#   ^^^^^^ a space goes between it and `asyncio`, not a dot
    await. g()  # expect: stray-await-dot
    await .g()  # expect: stray-await-dot
#   ^^^^^^^ SyntaxError: invalid syntax
    await . g()  # expect: stray-await-dot
    response = await.asyncio.sleep(1, "done")  # expect: stray-await-dot
    print(response, await.g())  # expect: stray-await-dot
    values = [await.g() for _ in range(3)]  # expect: stray-await-dot
    if await.g() and not await.g():  # expect: stray-await-dot, stray-await-dot
        return await.client.load()  # expect: stray-await-dot
    value = (
        await  # expect: stray-await-dot
        .g()
    )
    await.(g())  # expect: stray-await-dot
    print(f"{value}", values)


asyncio.run(main(Client()))
