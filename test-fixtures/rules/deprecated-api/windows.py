# python: 3.12-3.15
import asyncio
import sys

if sys.platform == "win32":
    asyncio.set_event_loop_policy(asyncio.WindowsSelectorEventLoopPolicy())  # expect: deprecated-api
#           ^^^^^^^^^^^^^^^^^^^^^ Use `asyncio.run(main(), loop_factory=…)`


async def main():
    await asyncio.sleep(1)


if __name__ == "__main__":
    asyncio.run(main(), debug=True)
