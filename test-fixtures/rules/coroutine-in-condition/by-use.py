import asyncio

from unknown_library import store


async def main():
    if await store.has(1) or await store.has(2):
        print("yes")
    if store.has(3):  # expect: coroutine-in-condition
#      ^^^^^^^^^ `has` is awaited at its 2 other calls in this file, but not here
        print("yes")
    if await store.is_open():
        print("open")
    if store.is_open():
        print("open")


asyncio.run(main())
