import asyncio


async def plain():
    await asyncio.sleep(1)  # expect: await-outside-async
#   ^^^^^ `await` only works in an `async def`, and `plain` is a plain `def`
    print("between")
    return await asyncio.sleep(2, "x")  # expect: await-outside-async
#          ^^^^^ SyntaxError: 'await' outside async function


async def with_manager(lock):
    async with lock:  # expect: await-outside-async
#   ^^^^^^^^^^ SyntaxError: 'async with' outside async function
        pass


async def with_loop(items):
    async for item in items:  # expect: await-outside-async
#   ^^^^^^^^^ SyntaxError: 'async for' outside async function
        print(item)


async def with_comprehensions(items):
    first = [item async for item in items]  # expect: await-outside-async
#                 ^^^^^^^^^ asynchronous comprehension outside of an asynchronous function
    second = {await item for item in items}  # expect: await-outside-async
#             ^^^^^ asynchronous comprehension outside of an asynchronous function
    third = {item: 1 async for item in items if item}  # expect: await-outside-async
    return first, second, third


async def in_words(name):
    return f"{await asyncio.sleep(1, name)}"  # expect: await-outside-async
#             ^^^^^


async def outer():
    async def inner():
        await asyncio.sleep(1)  # expect: await-outside-async
#       ^^^^^ `inner` is a plain `def`

    return inner


async def first_iterable(items):
    # The first iterable of a generator expression is evaluated at once.
    return (item for item in await items)  # expect: await-outside-async
#                            ^^^^^
