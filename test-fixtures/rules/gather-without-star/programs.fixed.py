import asyncio
from asyncio import gather


async def load(number):
    return number


def calls():
    return [load(1), load(2)]


def awaitables() -> list:
    return [load(1)]


async def main(given, pair: tuple):
    await asyncio.gather(*[load(1), load(2)])  # expect: gather-without-star
#                        ^^^^^^^^^^^^^^^^^^ write `*` in front of this list
    await asyncio.gather(*(load(1), load(2)))  # expect: gather-without-star
    await asyncio.gather(*{load(1), load(2)})  # expect: gather-without-star
    await asyncio.gather(*[load(one) for one in range(3)])  # expect: gather-without-star
    await asyncio.gather(*(load(one) for one in range(3)))  # expect: gather-without-star
    await asyncio.gather(*(load(one) for one in range(3)))  # expect: gather-without-star
    await asyncio.gather(*calls())  # expect: gather-without-star
    await asyncio.gather(*awaitables(), return_exceptions=True)  # expect: gather-without-star
    tasks = [asyncio.create_task(load(1))]
    await asyncio.gather(*tasks)  # expect: gather-without-star
    await gather(*pair)  # expect: gather-without-star
    await gather(*list(given))  # expect: gather-without-star
    await asyncio.gather(*[load(1), load(2)])
    await asyncio.gather(*calls())
    await asyncio.gather(load(1), load(2))
    await asyncio.gather(load(1))
    await asyncio.gather(given)
    await asyncio.gather()
    await asyncio.gather(*tasks, load(3))
    await asyncio.wait(tasks)
    print([load])
    await given.gather([1])
    try:
        await asyncio.gather([load(1)])
    except TypeError:
        pass


asyncio.run(main([], ()))
