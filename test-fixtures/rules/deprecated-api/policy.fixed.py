# python: 3.12-3.15
import asyncio

import uvloop


async def main():
    await asyncio.sleep(1)


def start():
    # uvloop is quicker
    # expect: deprecated-api
    asyncio.run(main(), loop_factory=uvloop.new_event_loop)


start()
