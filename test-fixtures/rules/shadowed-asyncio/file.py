# project: {"asyncio.py": "print('hello')\n"}
# without: alias
# (Under another name the module is the same file.)
import asyncio  # expect: shadowed-asyncio
#      ^^^^^^^ imports `asyncio.py` of this project instead of the standard library
import json


def later():
    import asyncio as aio  # expect: shadowed-asyncio

    return aio, json


asyncio.run(later())
