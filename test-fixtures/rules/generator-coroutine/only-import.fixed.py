# python: 3.11-3.14
# expect: generator-coroutine
#                   ^^^^^^^^^ ImportError: cannot import name 'coroutine' from 'asyncio'
from asyncio import sleep

print(sleep)
