# python: 3.12-3.15
import asyncio

import uvloop


async def main():
    await asyncio.sleep(1)


def start():
    # uvloop is quicker
    asyncio.set_event_loop_policy(uvloop.EventLoopPolicy())  # expect: deprecated-api
    asyncio.run(main())


start()
