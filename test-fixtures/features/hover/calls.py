import asyncio


async def fetch(url):
    return url


async def numbers():
    yield 1


async def main():
    fetch(1)
#   ^^^^^ `fetch`: Not yet: the call only makes the object. Nothing in the body of `fetch` has run.
    fetch(1)
#   ^^^^^ `fetch`: Write `await fetch(…)`, or `task = asyncio.create_task(fetch(…))`
    await fetch(1)
#         ^^^^^ `fetch`: Yes: `await` runs it here
    asyncio.create_task(fetch(1))
#                       ^^^^^ `fetch`: Not by itself: `asyncio.create_task` is given the coroutine object
    job = fetch(2)
#         ^^^^^ `fetch`: Not yet: the call only makes the object.
    print(job)
#         ^^^ `job`: `job` holds a coroutine object. It can be run once
    await job
#         ^^^ `job`: Yes: `await` runs it here
    async for number in numbers():
#                       ^^^^^^^ `numbers`: `numbers` is an asynchronous generator function
        print(number)
#             ! nothing
    callback = fetch
#              ^^^^^ `fetch`: `fetch` is a coroutine function
    missing(1)
#   ! nothing


class Client:
    async def load(self):
        return 1

    async def reload(self):
        self.load()
#            ^^^^ `load`: Not yet: the call only makes the object.


def start():
    fetch(1)
#   ^^^^^ `fetch`: `await` is not allowed here, outside of `async def`. Start it with `asyncio.run(fetch(…))`.


result = main()
asyncio.run(result)
#           ^^^^^^ `result`: Not by itself: `asyncio.run` is given the coroutine object
