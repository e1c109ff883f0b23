# invalid: a special method, a property and a generator cannot simply become asynchronous
import asyncio

from chat import Bot, bot


class Reader:
    def __init__(self):
        self.data = await self.read()  # expect: await-outside-async
#                   ^^^^^ `__init__` is a plain `def`

    def read(self):
        await asyncio.sleep(1)  # expect: await-outside-async

    @property
    def size(self):
        return await self.read()  # expect: await-outside-async

    def items(self):
        yield await self.read()  # expect: await-outside-async

    @staticmethod
    def pause():
        await asyncio.sleep(1)  # expect: await-outside-async

    def __aenter__(self):
        await self.read()  # expect: await-outside-async
        return self


class Greeter(Bot):
    def on_ready(self):
        await self.send("hello")  # expect: await-outside-async


@bot.command()
def ping(context):
    await context.send("pong")  # expect: await-outside-async
