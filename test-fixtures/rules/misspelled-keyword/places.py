"""Words that are spelled right and stand where they cannot."""
import asyncio


async first():  # expect: misspelled-keyword
# <----------- here `def` is missing: a coroutine function begins with `async def first`
    return 1


async  second(a: int, *, b=(1, 2)) -> "int":  # expect: misspelled-keyword
    return await first()


def async third(manager, source):  # expect: misspelled-keyword
# <--------- The words are the wrong way round: it is `async def`
    with async manager as value:  # expect: misspelled-keyword
#   ^^^^^^^^^^ it is `async with`
        print(value)
    for async item in source:  # expect: misspelled-keyword
        print(item)
    await with manager:  # expect: misspelled-keyword
        pass
    await for item in source:  # expect: misspelled-keyword
        print(item)
    return [item for async item in source]  # expect: misspelled-keyword


asyncdef fourth(manager):  # expect: misspelled-keyword
# <-------- A space is missing: `async def` is two words
    asyncwith manager:  # expect: misspelled-keyword
        value = async first()  # expect: misspelled-keyword
#               ^^^^^ to wait for what one gives, write `await`
        async value.load()  # expect: misspelled-keyword
    async return value  # expect: misspelled-keyword
#   ^^^^^ not in front of `return`


async class Fifth:  # expect: misspelled-keyword
    async method(self):  # expect: misspelled-keyword
        return 5


call = async lambda number: await second(number)  # expect: misspelled-keyword
#      ^^^^^^^^^^^^ A lambda cannot be `async`
plain = async lambda: 1  # expect: misspelled-keyword
run = sorted([], key=async lambda x: await second(x), reverse=True)  # expect: misspelled-keyword
asyncio.run(first())
