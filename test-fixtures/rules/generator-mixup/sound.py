import asyncio


def plain():
    yield from [1, 2]
    return 3


async def numbers():
    yield 1
    return


async def coroutine():
    def inner():
        yield from plain()
        return 2

    class Local:
        def method(self):
            yield
            return 1

    made = lambda: (yield)
    return inner, Local, made, list(plain())


async def generator():
    def value():
        return 5

    async def other():
        return 6

    yield value()
    yield lambda: 7
    yield await other()


async def stops():
    async for number in numbers():
        if number:
            return
        yield number


async def only_returns():
    return await asyncio.sleep(1, 2)


@asyncio.coroutine  # noqa
def old():
    yield from asyncio.sleep(1)
    return 1
