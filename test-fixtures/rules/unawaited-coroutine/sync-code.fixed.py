import asyncio


async def work():
    print("working")


async def helper():
    await work()  # expect: unawaited-coroutine


async def caller():
    await helper()


def make():
    return work()


async def through_another_function():
    await make()  # expect: unawaited-coroutine


def generator():
    asyncio.run(work())  # expect: unawaited-coroutine
    yield 1


class Box:
    def __init__(self):
        asyncio.run(work())  # expect: unawaited-coroutine

    @property
    def size(self):
        asyncio.run(work())  # expect: unawaited-coroutine
        return 1


def sound():
    asyncio.run(work())
    asyncio.get_event_loop_policy().get_event_loop().create_task(work())
    return work()


asyncio.run(work())  # expect: unawaited-coroutine
if __name__ == "__main__":
    asyncio.run(work())  # expect: unawaited-coroutine
    asyncio.run(work())
