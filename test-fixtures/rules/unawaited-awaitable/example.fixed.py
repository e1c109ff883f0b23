import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

Application = Callable[[dict, Any], Awaitable[None]]


async def load(number):
    await asyncio.sleep(0)
    return number


def later(loop) -> asyncio.Future:
    return loop.create_future()


def both() -> Awaitable[list]:
    return asyncio.gather(load(1), load(2))


class Middleware:
    def __init__(self, application: Application, receive: Callable[[], Awaitable[dict]]):
        self.application = application
        self.receive = receive
        self.waiting = later(asyncio.get_running_loop())

    async def __call__(self, scope, send):
        await self.application(scope, send)  # expect: unawaited-awaitable
#       ^^^^^^^^^^^^^^^^ Nothing waits for `self.application`
        await self.application(scope, send)
        message = self.receive()
        if (await message)["type"] == "close":  # expect: unawaited-awaitable
            return None
        await self.waiting  # expect: unawaited-awaitable
        return (await self.receive())["type"]

    async def size(self) -> int:
        return await later(asyncio.get_running_loop())  # expect: unawaited-awaitable
#              ^^^^^ `size` gets the object to await, though the annotation says `int`

    def hand_on(self):
        return self.receive()


async def main(task: asyncio.Task, pool):
    loop = asyncio.get_running_loop()
    await asyncio.gather(load(1), load(2))  # expect: unawaited-awaitable
    await asyncio.shield(load(1))  # expect: unawaited-awaitable
    # Whoever wants to wait for such a function can; it works by itself.
    later(loop)
    both()
    results = await asyncio.gather(load(1), load(2))  # expect: unawaited-awaitable
#   ^^^^^^^ `results` holds something to await
    first = (await asyncio.gather(load(1), load(2)))[0]  # expect: unawaited-awaitable
    if await asyncio.gather(load(1)):  # expect: unawaited-awaitable
        pass
    print(f"{await later(loop)}")  # expect: unawaited-awaitable
    total = await later(loop) + 1  # expect: unawaited-awaitable
    for one in await asyncio.gather(load(1), load(2)):
        print(one)
    # Work that runs by itself may be left alone.
    loop.run_in_executor(None, print)
    asyncio.create_task(load(1))
    await task  # expect: unawaited-awaitable
    coroutine = load(1)
    await coroutine  # expect: unawaited-awaitable
    print(coroutine)
    answer = later(loop)
    print((await answer).text)  # expect: unawaited-awaitable
    future = loop.create_future()
    future.set_result(1)
    future.add_done_callback(print)
    kept = later(loop)
    kept.cancel()
    waiting = [later(loop), later(loop)]
    await asyncio.wait(waiting)
    await asyncio.wait_for(later(loop), 1)
    pool.submit(print)
    both().close()
    print(first, total)
    return both()


class Connection:
    def __init__(self):
        self.waiters: list[asyncio.Future] = []

    def send(self, method):
        answer = later(asyncio.get_running_loop())
        # A program may keep notes of its own on a Future.
        answer.method = method
        answer.failure: Any = None
        self.waiters.append(answer)
        return answer

    def close(self):
        for waiter in self.waiters:
            waiter.set_exception(ConnectionError(waiter.method, waiter.failure))
        while self.waiters and self.waiters[0].done():
            self.waiters.pop(0)


async def either(handler: Callable[[], Awaitable[int] | int]) -> int:
    answer = handler()
    if isinstance(answer, Awaitable):
        return await answer
    return answer


async def settings() -> Awaitable[dict]:
    return dict(first=1)


async def promised() -> Awaitable[dict]:
    return both()


async def annotated():
    # The annotation says too much: this is the dictionary.
    found = await settings()
    print(found["first"])
    listed = await promised()
    print((await listed)["first"])  # expect: unawaited-awaitable


async def expected():
    gathered = asyncio.gather(load(1))
    try:
        await gathered
    finally:
        gathered.cancel()
