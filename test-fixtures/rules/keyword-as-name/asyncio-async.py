# without: sync-twin
# fix-leaves: prefer-create-task
# The twin would take the keyword for the one that it removes.
import asyncio
import asyncio as aio


async def work(number=1):
    await asyncio.sleep(number)


async def main():
    first = asyncio.async(work())  # expect: keyword-as-name
#                   ^^^^^ had to get another name: `ensure_future`
    second = [aio.async(work(number)) for number in range(3)]  # expect: keyword-as-name
    await asyncio.wait([first, *second])


asyncio.run(main())
