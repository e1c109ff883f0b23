import asyncio
import contextlib


async def numbers():
    yield 1


@contextlib.asynccontextmanager
async def session():
    yield 1


@contextlib.contextmanager
def plain():
    yield 1


def generator():
    yield 1


class Client:
    async def rows(self):
        yield 1

    @contextlib.asynccontextmanager
    async def transaction(self):
        yield self


async def main(client: Client, given):
    numbers()  # expect: discarded-async-generator
#   ^^^^^^^ `numbers(…)` only makes an asynchronous generator
    session()  # expect: discarded-async-generator
#   ^^^^^^^ `session(…)` only makes an asynchronous context manager
    client.rows()  # expect: discarded-async-generator
    client.transaction()  # expect: discarded-async-generator
    if given:
        numbers()  # expect: discarded-async-generator
    given and numbers()  # expect: discarded-async-generator
    numbers() if given else None  # expect: discarded-async-generator
    Client().rows()  # expect: discarded-async-generator
    for _ in range(3):
        client.rows()  # expect: discarded-async-generator
    async for number in numbers():
        print(number)
    async with session():
        pass
    async with client.transaction() as transaction:
        print(transaction)
    kept = numbers()
    await kept.aclose()
    given(numbers())
    plain()
    generator()
    given.rows()
    [one async for one in numbers()]
    return session()


def synchronous():
    numbers()  # expect: discarded-async-generator
