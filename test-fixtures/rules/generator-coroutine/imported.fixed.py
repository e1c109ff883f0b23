# python: 3.11-3.14
import asyncio
from asyncio import sleep


# expect: generator-coroutine
async def work():
    await sleep(1)


# expect: generator-coroutine
async def main():
    await work()


asyncio.run(main())
