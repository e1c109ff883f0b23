import asyncio
from collections.abc import AsyncIterator


async def numbers():
    yield 1


def plain():
    yield 1


class Rows:
    def __aiter__(self):
        return numbers()


class Plain:
    def __iter__(self):
        return iter([])


class Both(Rows, Plain):
    pass


class Indexed:
    def __getitem__(self, index):
        return index


async def main(text: str, values: dict[str, int], reader: asyncio.StreamReader, stream: AsyncIterator[int], given):
    async for number in numbers():  # expect: wrong-for
#                 ^^^^^^^^^ `numbers` can only be gone through with `async for`
        print(number)
    async for row in Rows():  # expect: wrong-for
        print(row)
    async for line in reader:  # expect: wrong-for
        print(line)
    print([one async for one in numbers()])  # expect: wrong-for
    print({one async for one in Rows()})  # expect: wrong-for
    for one in [1, 2]:  # expect: wrong-for
#                    ^^^^^^ can only be gone through with a plain `for`
        print(one)
    for one in range(3):  # expect: wrong-for
        print(one)
    for one in text:  # expect: wrong-for
        print(one)
    for one in values.items():  # expect: wrong-for
        print(one)
    for one in Plain():  # expect: wrong-for
        print(one)
    for one in Indexed():  # expect: wrong-for
        print(one)
    print([one for one in plain()])  # expect: wrong-for
    async for one in numbers():
        print(one)
    async for one in Rows():
        print(one)
    async for one in stream:
        print(one)
    async for one in given:
        print(one)
    for one in given:
        print(one)
    waiting = (await asyncio.sleep(0, one) for one in range(3))
    print([one async for one in waiting])
    tested = (one for one in range(3) if await asyncio.sleep(0, one))
    print([one async for one in tested])
    nested = ([two async for two in numbers()] for one in range(3))
    print([one async for one in nested])
    for one in Both():
        print(one)
    async for one in Both():
        print(one)
    for one in Plain():
        print(one)
    for one in Indexed():
        print(one)
    for one in plain():
        print(one)
    try:
        for one in numbers():
            print(one)
    except TypeError:
        pass


def synchronous():
    for number in numbers():  # expect: wrong-for
        print(number)
