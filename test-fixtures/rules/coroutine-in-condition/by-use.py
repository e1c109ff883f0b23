import asyncio

from unknown_library import store


async def main():
    if await store.has(1) or await store.has(2):
        print("yes")
    if store.has(3):  # expect: coroutine-in-condition
#      ^^^^^^^^^ `has` is awaited wherever else it is called (2), but not here
        print("yes")
    if await store.is_open():
        print("open")
    if store.is_open():
        print("open")


asyncio.run(main())
