import asyncio


async def first():
    return 1


async def second(number):
    print(number)


def main():
    runner = "a name that is taken"
    loop = asyncio.get_event_loop()
    try:
        number = loop.run_until_complete(first())  # expect: run-until-complete
        loop.run_until_complete(second(number))
    finally:
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()
    return runner
