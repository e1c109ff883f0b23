# path: asyncio.py
# without: alias
# (Under another name the module is the same file.)
import asyncio  # expect: shadowed-asyncio
#      ^^^^^^^ This file is named `asyncio.py`


async def main():
    await asyncio.sleep(1)


asyncio.run(main())
