# python: 3.8-3.14
import asyncio


async def work():
    await asyncio.sleep(1)


if __name__ == "__main__":
    asyncio.run(work())
    current = asyncio.get_event_loop()  # expect: get-event-loop
#             ^^^^^^^^^^^^^^^^^^^^^^ `asyncio.run()` has closed its event loop before and left none
    print(current)
