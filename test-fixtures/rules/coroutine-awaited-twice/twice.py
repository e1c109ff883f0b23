import asyncio


async def greet(name="you"):
    print("hello", name)


async def statements():
    greeting = greet()
    await greeting
    await greeting  # expect: coroutine-awaited-twice
#         ^^^^^^^^ The coroutine object `greeting` has run already


async def values():
    answer = greet("a")
    first = await answer
    second = await answer  # expect: coroutine-awaited-twice
#                  ^^^^^^
    return first, second


async def nested(flag):
    greeting = greet()
    await greeting
    if flag:
        await greeting  # expect: coroutine-awaited-twice
    return await asyncio.sleep(1)


async def scheduled():
    greeting = greet()
    task = asyncio.create_task(greeting)
    await greeting  # expect: coroutine-awaited-twice
    await task


async def gathered():
    greeting = greet()
    await asyncio.gather(asyncio.sleep(1), greeting)
    await asyncio.wait_for(greeting, 1)  # expect: coroutine-awaited-twice
#                          ^^^^^^^^


async def thrice():
    greeting = greet()
    await greeting
    await greeting  # expect: coroutine-awaited-twice
    await greeting  # expect: coroutine-awaited-twice


async def library():
    pause = asyncio.sleep(0)
    await pause
    await pause  # expect: coroutine-awaited-twice


async def arguments(name):
    name = name.title()
    greeting = greet(name)
    await greeting
    name = "somebody else"
    # The function cannot be called again as it was: `name` has changed.
    await greeting  # expect: coroutine-awaited-twice
    print(name)


result = greet()
asyncio.run(result)
asyncio.run(result)  # expect: coroutine-awaited-twice
#           ^^^^^^
