import asyncio


async def work():
    print("working")


def helper():
    work()  # expect: unawaited-coroutine


def caller():
    helper()


def make():
    return work()


def through_another_function():
    make()  # expect: unawaited-coroutine


def generator():
    work()  # expect: unawaited-coroutine
    yield 1


class Box:
    def __init__(self):
        work()  # expect: unawaited-coroutine

    @property
    def size(self):
        work()  # expect: unawaited-coroutine
        return 1


def sound():
    asyncio.run(work())
    asyncio.get_event_loop_policy().get_event_loop().create_task(work())
    return work()


work()  # expect: unawaited-coroutine
if __name__ == "__main__":
    work()  # expect: unawaited-coroutine
    asyncio.run(work())
