import asyncio

import pytest


async def greet(name="you"):
    print("hello", name)


async def again():
    greeting = greet()
    await greeting
    greeting = greet()
    await greeting


async def either(flag):
    greeting = greet()
    if flag:
        await greeting
    else:
        await asyncio.wait_for(greeting, 1)


async def perhaps(flag):
    greeting = greet()
    if flag:
        await greeting
        return
    await greeting


async def attempted():
    greeting = greet()
    try:
        await asyncio.sleep(1)
        await greeting
    except ValueError:
        await asyncio.sleep(2)


async def expected():
    greeting = greet()
    await greeting
    with pytest.raises(RuntimeError):
        await greeting
    try:
        await greeting
    except RuntimeError:
        print("as it should be")


async def task():
    greeting = asyncio.create_task(greet())
    await greeting
    await greeting


async def together():
    # `gather` runs the same object once.
    greeting = greet()
    await asyncio.gather(greeting, greeting)


async def closed():
    greeting = greet()
    greeting.close()
    print(greeting)


async def unknown(make):
    greeting = make()
    await greeting
    await greeting


async def collected():
    greeting = greet()
    greetings = [greeting]
    await asyncio.gather(*greetings)


async def lazily(flag):
    greeting = greet()
    flag and await greeting
    await greeting


async def mixed(flag):
    greeting = greet()
    await greeting
    if flag:
        greeting = greet()
    await greeting


def test_double_await(self):
    async def runner():
        greeting = greet()
        await greeting
        await greeting

    with self.assertRaises(RuntimeError):
        asyncio.run(runner())
