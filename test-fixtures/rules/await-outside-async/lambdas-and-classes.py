# invalid: a lambda and the body of a class can never wait
import asyncio

sleep = lambda: await asyncio.sleep(1)  # expect: await-outside-async
#               ^^^^^ a `lambda` can never wait: Python refuses the file ("SyntaxError: 'await' outside async function")


class Settings:
    value = await asyncio.sleep(1)  # expect: await-outside-async
#           ^^^^^ the body of a class can never wait: Python refuses the file ("SyntaxError: 'await' outside function")


async def main():
    items = sorted([], key=lambda item: await item.size())  # expect: await-outside-async
#                                       ^^^^^

    class Local:
        value = await asyncio.sleep(1)  # expect: await-outside-async
#               ^^^^^
        values = [x async for x in items]  # expect: await-outside-async
#                   ^^^^^^^^^

    return Local
