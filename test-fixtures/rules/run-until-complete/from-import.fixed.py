from asyncio import run


async def main():
    print("hello")


run(main())  # expect: run-until-complete
