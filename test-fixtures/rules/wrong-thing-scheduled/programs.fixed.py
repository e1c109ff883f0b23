# python: 3.9-3.14
import asyncio


async def load(number=1):
    return number


async def save():
    print("saved")


async def numbers():
    yield 1


def plain():
    print("plain")


async def main(loop: asyncio.AbstractEventLoop, given):
    asyncio.create_task(save())  # expect: wrong-thing-scheduled
#                       ^^^^^^^^^^^^ `await` has run it already
    asyncio.create_task(print("text"))  # expect: wrong-thing-scheduled
    asyncio.create_task(numbers())  # expect: wrong-thing-scheduled
    asyncio.create_task(asyncio.gather(load(), load()))  # expect: wrong-thing-scheduled
    asyncio.create_task(loop.create_future())  # expect: wrong-thing-scheduled
    await asyncio.wait_for(save(), 1)  # expect: wrong-thing-scheduled
    await asyncio.wait_for(numbers(), 1)  # expect: wrong-thing-scheduled
    await asyncio.gather(save(), load())  # expect: wrong-thing-scheduled
    await asyncio.gather(print("a"), load())  # expect: wrong-thing-scheduled
    asyncio.run_coroutine_threadsafe(loop.create_future(), loop)  # expect: wrong-thing-scheduled
    loop.create_task(save())  # expect: wrong-thing-scheduled
    asyncio.create_task(load())
    asyncio.create_task(await given())
    asyncio.ensure_future(loop.create_future())
    await asyncio.gather(loop.create_future(), load())
    await asyncio.wait_for(loop.create_future(), 1)
    await asyncio.wait([asyncio.create_task(load())])
    await asyncio.wait({asyncio.create_task(load())})  # expect: wrong-thing-scheduled
    asyncio.create_task(given)
    later = None
    asyncio.create_task(later)
    given.create_task(await save())
    await asyncio.gather(*[load(1)])
    try:
        asyncio.create_task(await save())
    except TypeError:
        pass


asyncio.run(numbers())  # expect: wrong-thing-scheduled
asyncio.run(plain())
