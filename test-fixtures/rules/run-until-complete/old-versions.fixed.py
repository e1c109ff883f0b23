# python: 3.7-3.9
import asyncio


async def main():
    print("hello")


asyncio.run(main())  # expect: run-until-complete
# <----------------------- `asyncio.run(…)` does all of this since Python 3.7
