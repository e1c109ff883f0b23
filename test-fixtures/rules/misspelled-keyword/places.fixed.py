"""Words that are spelled right and stand where they cannot."""
import asyncio


async def first():  # expect: misspelled-keyword
# <----------- here `def` is missing: a coroutine function begins with `async def first`
    return 1


async  def second(a: int, *, b=(1, 2)) -> "int":  # expect: misspelled-keyword
    return await first()


async def third(manager, source):  # expect: misspelled-keyword
# <--------- The words are the wrong way round: it is `async def`
    async with manager as value:  # expect: misspelled-keyword
#   ^^^^^^^^^^ it is `async with`
        print(value)
    async for item in source:  # expect: misspelled-keyword
        print(item)
    async with manager:  # expect: misspelled-keyword
        pass
    async for item in source:  # expect: misspelled-keyword
        print(item)
    return [item async for item in source]  # expect: misspelled-keyword


async def fourth(manager):  # expect: misspelled-keyword
# <-------- A space is missing: `async def` is two words
    async with manager:  # expect: misspelled-keyword
        value = await first()  # expect: misspelled-keyword
#               ^^^^^ to wait for what one gives, write `await`
        await value.load()  # expect: misspelled-keyword
    return value  # expect: misspelled-keyword
#   ^^^^^ not in front of `return`


class Fifth:  # expect: misspelled-keyword
    async def method(self):  # expect: misspelled-keyword
        return 5


call = lambda number: second(number)  # expect: misspelled-keyword
#      ^^^^^^^^^^^^ A lambda cannot be `async`
plain = lambda: 1  # expect: misspelled-keyword
run = sorted([], key=lambda x: second(x), reverse=True)  # expect: misspelled-keyword
asyncio.run(first())
