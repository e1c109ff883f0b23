import asyncio


async def work():
    print("hello")


def main():
    asyncio.run(work())  # expect: run-until-complete
