"""The first program of the tutorial on one line, as the page shows it."""
import asyncio


async def func():
    print("x")


result = func()  # expect: smashed-lines
# <-------------------------------------------------------- 4 statements run together here
asyncio.run(result)
