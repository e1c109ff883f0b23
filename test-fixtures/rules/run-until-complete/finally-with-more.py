import asyncio


async def main():
    print("hello")


loop = asyncio.get_event_loop()
try:
    loop.run_until_complete(main())  # expect: run-until-complete
finally:
    loop.close()
    print("closed")
