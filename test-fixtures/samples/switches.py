# The family of with and for that should be async, or should not.

#: sample with and an asynchronous manager
#: rule wrong-with
#: before
#: prints enter | in | exit
#: module
class Session:
    async def __aenter__(self):
        print("enter")
        return self

    async def __aexit__(self, *error):
        print("exit")
#: coroutine
with Session() as session:
    print("in")

#: sample async with and a synchronous manager
#: rule wrong-with
#: before
#: prints enter | in | exit
#: module
class Session:
    def __enter__(self):
        print("enter")
        return self

    def __exit__(self, *error):
        print("exit")
#: coroutine
async with Session() as session:
    print("in")

#: sample for and an asynchronous generator
#: rule wrong-for
#: before TypeError: 'async_generator' object is not iterable
#: prints 1 | 2
#: module
async def numbers():
    for number in (1, 2):
        await asyncio.sleep(0)
        yield number
#: coroutine
for number in numbers():
    print(number)

#: sample async for and a list
#: rule wrong-for
#: before TypeError: 'async for' requires an object with __aiter__ method
#: prints 1 | 2
#: module
def numbers():
    return [1, 2]
#: coroutine
async for number in numbers():
    print(number)

#: sample a comprehension over an asynchronous generator
#: rule wrong-for
#: before TypeError: 'async_generator' object is not iterable
#: prints [2, 4]
#: module
async def numbers():
    for number in (1, 2):
        yield number
#: coroutine
print([2 * number for number in numbers()])

#: sample a decorator for the other kind
#: rule wrong-contextmanager
#: before
#: prints enter | in | exit
#: module
from contextlib import contextmanager


@contextmanager
async def session():
    print("enter")
    yield "in"
    print("exit")
#: coroutine
async with session() as opened:
    print(opened)

#: sample the other exception of a time limit
#: rule wrong-timeout-error
#: target 3.9
#: before 3.9-3.10 TimeoutError
#: prints too slow
#: module
async def wait():
    await asyncio.sleep(10)
#: coroutine
try:
    await asyncio.wait_for(wait(), 0.001)
except TimeoutError:
    print("too slow")

#: sample tasks in a group
#: rule task-outside-group
#: python 3.11
#: prints a | b
#: module
async def load(name):
    await asyncio.sleep(0)
    print(name)
#: coroutine
async with asyncio.TaskGroup() as group:
    group.create_task(load("a"))
    asyncio.create_task(load("b"))
