"""Misspelled words, each alone on its line."""
import asyncio


asnyc def first():  # expect: misspelled-keyword
# <----- `asnyc` should probably be `async`
    awiat asyncio.sleep(1)  # expect: misspelled-keyword
#   ^^^^^ SyntaxError: invalid syntax


aysnc def second(manager, source):  # expect: misspelled-keyword
    aync with manager as value:  # expect: misspelled-keyword
        print(value)
    asycn for item in source:  # expect: misspelled-keyword
        print(item)
    result = awit first()  # expect: misspelled-keyword
    return [awai first(), awaitt first(), result]  # expect: misspelled-keyword, misspelled-keyword


Async def third(source):  # expect: misspelled-keyword
    Await first()  # expect: misspelled-keyword
    return [item asnyc for item in source]  # expect: misspelled-keyword


asyncio def fourth():  # expect: misspelled-keyword
# <------- should probably be `async`
    wait asyncio.sleep(1)  # expect: misspelled-keyword


asynchronous def fifth():  # expect: misspelled-keyword
    awaits asyncio.sleep(1)  # expect: misspelled-keyword


asyncio.run(first())
