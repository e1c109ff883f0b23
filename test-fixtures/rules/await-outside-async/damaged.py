# invalid: other rules mend these lines
import asyncio


asnyc def one():  # expect: misspelled-keyword
    await asyncio.sleep(1)


def async two():  # expect: misspelled-keyword
    await asyncio.sleep(1)


asyncdef three():  # expect: misspelled-keyword
    await asyncio.sleep(1)


def four(:
    await asyncio.sleep(1)
