# python: 3.12-3.15
import asyncio
import os


async def main():
    await asyncio.sleep(1)


if os.name == "nt":
    asyncio.set_event_loop_policy(asyncio.WindowsSelectorEventLoopPolicy())  # expect: deprecated-api
else:
    print("nothing to do")
asyncio.run(main())
asyncio.run(main())
