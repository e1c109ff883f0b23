import asyncio


async def work():
    print("hello")


def main():
    loop = asyncio.get_event_loop()
    loop.run_until_complete(work())  # expect: run-until-complete
    loop.close()
