import asyncio


async def main():
    print("hello")


try:
    asyncio.run(main())  # expect: run-until-complete
finally:
    print("closed")
