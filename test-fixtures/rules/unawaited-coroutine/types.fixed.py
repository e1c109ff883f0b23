"""What a receiver is: declared types, aliases, values that may be None."""
import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Optional

Handler = Callable[[int], Awaitable[None]]
Response = Coroutine[Any, Any, int]


class Client:
    async def close(self):
        pass

    def abort(self):
        pass


class Service:
    declared: Client
    optional: Optional[Client] = None

    def __init__(self, given, client: Client | None = None):
        self.declared = given
        self.annotated: Client = given
        self.client = client
        self.later = None
        self.unknown = given

    def start(self):
        self.later = Client()

    async def stop(self):
        await self.declared.close()  # expect: unawaited-coroutine
        await self.optional.close()  # expect: unawaited-coroutine
        await self.annotated.close()  # expect: unawaited-coroutine
        await self.client.close()  # expect: unawaited-coroutine
        await self.later.close()  # expect: unawaited-coroutine
        self.later.abort()
        self.unknown.close()


def request() -> Response:
    return Client().close()


async def main(handler: Handler, direct: Callable[..., Awaitable[int]], plain: Callable[..., int], client: Optional[Client] = None):
    await request()  # expect: unawaited-coroutine
    await client.close()  # expect: unawaited-coroutine
    # An Awaitable may be a Task, which runs by itself.
    handler(1)
    direct()
    plain()
    if client is not None:
        await client.close()  # expect: unawaited-coroutine


asyncio.run(main(print, print, print))
