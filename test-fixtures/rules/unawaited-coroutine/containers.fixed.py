"""Clients in containers whose annotations say so."""
import asyncio
from collections.abc import Iterable, Mapping
from typing import Dict, List, Optional, cast


class Client:
    async def close(self):
        pass

    def abort(self):
        pass


class Pool:
    clients: list[Client]
    by_name: Dict[str, Client]
    maybe: Optional[List[Client]] = None

    def __init__(self):
        self.clients = []
        self.by_name = {}
        self.unknown = []

    async def close(self, names: Mapping[str, Client], more: Iterable[Client], anything):
        for client in self.clients:
            await client.close()  # expect: unawaited-coroutine
            client.abort()
        for client in self.by_name.values():
            await client.close()  # expect: unawaited-coroutine
        for name, client in names.items():
            await client.close()  # expect: unawaited-coroutine
            name.close()
        for number, client in enumerate(more):
            await client.close()  # expect: unawaited-coroutine
        for client in self.maybe:
            await client.close()  # expect: unawaited-coroutine
        for client in self.unknown:
            client.close()
        for client in (Client(), Client()):
            await client.close()  # expect: unawaited-coroutine
        for client in [Client(), anything]:
            client.close()
        await self.clients[0].close()  # expect: unawaited-coroutine
        await self.by_name["a"].close()  # expect: unawaited-coroutine
        await self.by_name.get("a").close()  # expect: unawaited-coroutine
        await self.clients.pop().close()  # expect: unawaited-coroutine
        self.clients[1:].close()
        [await client.close() for client in self.clients]  # expect: unawaited-coroutine
        await cast(Client, anything).close()  # expect: unawaited-coroutine
        await asyncio.gather(*[client.close() for client in self.clients])


async def mixed():
    clients = [Client()]
    clients.append(print)
    for client in clients:
        client.close()
