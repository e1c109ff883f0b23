import asyncio

from unknown_library import store


async def main():
    await store.read(1)
    await store.read(2)
    print((await store.read(3))[0])  # expect: coroutine-as-value
#         ^^^^^^^^^^ `read` is awaited wherever else it is called (2), but not here
    await store.write(1)
    store.write(2)["a"] = 1


async def both(pool):
    # What can be awaited may be an asynchronous context manager and iterator as well.
    await pool.acquire()
    await pool.acquire()
    async with pool.acquire() as connection:
        await connection.execute(1)
        await connection.execute(2)
        async for row in connection.execute(3):
            print(row)
    await pool.rows()
    await pool.rows()
    return [row async for row in pool.rows()]


asyncio.run(main())
