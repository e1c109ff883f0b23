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
    async for _ in numbers(): pass  # expect: discarded-async-generator
#   ^^^^^^^ `numbers(…)` only makes an asynchronous generator
    async with session(): pass  # expect: discarded-async-generator
#   ^^^^^^^ `session(…)` only makes an asynchronous context manager
    async for _ in client.rows(): pass  # expect: discarded-async-generator
    async with client.transaction(): pass  # expect: discarded-async-generator
    if given:
        async for _ in numbers(): pass  # expect: discarded-async-generator
    given and numbers()  # expect: discarded-async-generator
    numbers() if given else None  # expect: discarded-async-generator
    async for _ in Client().rows(): pass  # expect: discarded-async-generator
    for _ in range(3):
        async for _ in client.rows(): pass  # expect: discarded-async-generator
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
