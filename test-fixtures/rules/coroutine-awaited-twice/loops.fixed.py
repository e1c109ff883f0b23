import asyncio


async def tick():
    print("tick")


async def endless():
    while True:
        await tick()  # expect: coroutine-awaited-twice
#             ^^^^^^^ runs in the loop's first round
        await asyncio.sleep(1)


async def counted():
    for _ in range(3):
        await tick()  # expect: coroutine-awaited-twice


async def listed():
    for delay in [1, 2]:
        await asyncio.sleep(delay)
        await tick()  # expect: coroutine-awaited-twice


async def inside():
    for _ in range(3):
        ticking = tick()
        await ticking


async def once():
    ticking = tick()
    for _ in range(1):
        await ticking


async def unknown(items):
    ticking = tick()
    for _ in items:
        await ticking


async def left():
    ticking = tick()
    while True:
        await ticking
        break


asyncio.run(endless())
