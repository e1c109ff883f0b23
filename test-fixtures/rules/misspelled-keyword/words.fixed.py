"""Misspelled words, each alone on its line."""
import asyncio


async def first():  # expect: misspelled-keyword
# <----- `asnyc` should probably be `async`
    await asyncio.sleep(1)  # expect: misspelled-keyword
#   ^^^^^ SyntaxError: invalid syntax


async def second(manager, source):  # expect: misspelled-keyword
    async with manager as value:  # expect: misspelled-keyword
        print(value)
    async for item in source:  # expect: misspelled-keyword
        print(item)
    result = await first()  # expect: misspelled-keyword
    return [await first(), await first(), result]  # expect: misspelled-keyword, misspelled-keyword


async def third(source):  # expect: misspelled-keyword
    await first()  # expect: misspelled-keyword
    return [item async for item in source]  # expect: misspelled-keyword


async def fourth():  # expect: misspelled-keyword
# <------- should probably be `async`
    await asyncio.sleep(1)  # expect: misspelled-keyword


async def fifth():  # expect: misspelled-keyword
    await asyncio.sleep(1)  # expect: misspelled-keyword


asyncio.run(first())
