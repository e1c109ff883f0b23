# invalid: other rules mend these lines
import asyncio


asnyc def one():
    await asyncio.sleep(1)


def async two():
    await asyncio.sleep(1)


asyncdef three():
    await asyncio.sleep(1)


def four(:
    await asyncio.sleep(1)
