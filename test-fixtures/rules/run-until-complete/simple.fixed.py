import asyncio


async def main():
    print("hello")


asyncio.run(main())  # expect: run-until-complete
# <----------------------- `asyncio.get_event_loop()` finds no event loop here, which raises `RuntimeError: There is no current event loop` since Python 3.14. `asyncio.run(…)` makes a loop
