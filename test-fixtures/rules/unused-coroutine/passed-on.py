"""Variables that are given to functions which may want the result."""
import asyncio

from unknown_library import Session, keep, tasks


class Channel:
    async def open(self, name):
        return name


async def first(channel: Channel):
    one = await channel.open("a")
    return Session(one, channel)


async def second(channel: Channel):
    two = channel.open("b")  # expect: unused-coroutine
#   ^^^ `Channel.open` is awaited wherever else it is called (1), but not here
    return Session(two, channel)


class Queue:
    async def get(self):
        return 1


async def collected(queue: Queue):
    await queue.get()
    item = queue.get()
    tasks.append(item)


class Store:
    async def load(self):
        return 1


async def kept(store: Store):
    await store.load()
    coroutine = store.load()
    keep(coroutine)


async def unclear(store: Store):
    value = store.load()
    keep(value)


async def scheduled(hass, network):
    await network.open_endpoint()
    await network.open_endpoint()
    job = network.open_endpoint()
    hass.async_create_task(job)


asyncio.run(first(Channel()))
