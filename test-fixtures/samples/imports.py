# The family of names that are missing or misspelled.

#: sample a missing import
#: rule missing-asyncio-import
#: without alias names
#: before NameError: name 'asyncio' is not defined
#: prints ran
#: program
async def main():
    await asyncio.sleep(0)
    print("ran")


asyncio.run(main())

#: sample a missing import beside others
#: rule missing-asyncio-import
#: without alias names
#: before NameError: name 'asyncio' is not defined
#: prints ran 3
#: program
import math
from functools import partial


async def main(number):
    await asyncio.sleep(0)
    print("ran", math.floor(number))


asyncio.run(partial(main, 3.5)())

#: sample a misspelled module
#: rule misspelled-module
#: without alias names
#: before ModuleNotFoundError: No module named 'asynico'
#: prints ran
#: program
import asynico


async def main():
    await asynico.sleep(0)
    print("ran")


asynico.run(main())

#: sample a misspelled module that lends a name
#: rule misspelled-module
#: without alias names
#: before ModuleNotFoundError: No module named 'ayncio'
#: prints ran
#: program
from ayncio import run, sleep


async def main():
    await sleep(0)
    print("ran")


run(main())

#: sample a misspelled function
#: rule misspelled-asyncio-name
#: without names
#: before AttributeError: module 'asyncio' has no attribute 'slep'
#: prints ran
#: program
import asyncio


async def main():
    await asyncio.slep(0)
    print("ran")


asyncio.run(main())

#: sample a misspelled function in an import
#: rule misspelled-asyncio-name
#: before ImportError
#: prints 1 2
#: program
from asyncio import gahter, run


async def work(number):
    return number


async def main():
    print(*await gahter(work(1), work(2)))


run(main())
