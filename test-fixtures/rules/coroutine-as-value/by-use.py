import asyncio

from unknown_library import store


async def main():
    await store.read(1)
    await store.read(2)
    print(store.read(3)[0])  # expect: coroutine-as-value
#         ^^^^^^^^^^ `read` is awaited at its 2 other calls in this file, but not here
    await store.write(1)
    store.write(2)["a"] = 1


asyncio.run(main())
