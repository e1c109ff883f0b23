# python: 3.11-3.14
import asyncio
from asyncio import coroutine, sleep


@coroutine  # expect: generator-coroutine
def work():
    yield from sleep(1)


@coroutine  # expect: generator-coroutine
def main():
    yield from work()


asyncio.run(main())
