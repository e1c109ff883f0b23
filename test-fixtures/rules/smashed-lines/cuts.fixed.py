"""Every cut of the tutorial's first program: some line breaks are there and others are lost."""
import time
import os  # expect: smashed-lines
import asyncio


async def first():  # expect: smashed-lines
    print("x")
result = first()  # expect: smashed-lines
asyncio.run(result)
async def second():
    print("x")


result = second()  # expect: smashed-lines
asyncio.run(result)
async def third():
    print("x")
    print("y")  # expect: smashed-lines
#   ^^^^^^^^^^^^^^^^^^^^ 2 statements run together here
    x = await second()
    return x  # expect: smashed-lines
result = third()
loop = asyncio.new_event_loop()  # expect: smashed-lines
loop.run_until_complete(result)
loop.close()  # expect: smashed-lines
async def fourth():
    return 1


async def fifth():  # expect: smashed-lines
    return 2
x = [1, 2]
y = {"a": 1}
z = 3  # expect: smashed-lines
from os import path
from time import sleep  # expect: smashed-lines
from sys import *
import json  # expect: smashed-lines
if x:
    print(y)
else:
    print(z)  # expect: smashed-lines
try:
    import json
except ImportError:
    json = None  # expect: smashed-lines
print(x if x else y, path, sleep)
asyncio.run(fourth())
asyncio.run(fifth())
print(os.sep)  # expect: smashed-lines
