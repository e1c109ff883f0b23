import asyncio
import functools
from collections.abc import Coroutine
from typing import Any


async def save():
    return 1


async def give() -> Coroutine[Any, Any, int]:
    return save()


async def hand_on():
    return save()


async def either(flag):
    if flag:
        return save()
    return None


class Client:
    async def prepare(self) -> Coroutine[Any, Any, None]:
        return self.close()

    async def close(self):
        pass


async def main(client: Client, given, loop: asyncio.AbstractEventLoop):
    await give()  # expect: await-returns-coroutine
#         ^^^^^^ The result of `give` is a coroutine object itself
    await hand_on()  # expect: await-returns-coroutine
    await client.prepare()  # expect: await-returns-coroutine
    await asyncio.to_thread(save)  # expect: async-callback
    await asyncio.wait_for(give(), 1)  # expect: await-returns-coroutine
    await Client().prepare()  # expect: await-returns-coroutine
    await loop.run_in_executor(None, save)  # expect: async-callback
    await loop.run_in_executor(None, functools.partial(save))  # expect: async-callback
    given and await give()  # expect: await-returns-coroutine
    if given:
        await asyncio.shield(give())  # expect: await-returns-coroutine
    await (await give())
    await save()
    await either(True)
    inner = await give()
    await inner
    await client.close()
    await asyncio.to_thread(print)
    await asyncio.sleep(1)
    await given()
    given(await give())
    print(await save())
    return await give()
