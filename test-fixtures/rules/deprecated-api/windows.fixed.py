# python: 3.12-3.15
import asyncio
import sys

# expect: deprecated-api
#           ^^^^^^^^^^^^^^^^^^^^^ Use `asyncio.run(main(), loop_factory=…)`


async def main():
    await asyncio.sleep(1)


if __name__ == "__main__":
    asyncio.run(main(), debug=True, loop_factory=asyncio.SelectorEventLoop if sys.platform == "win32" else None)
