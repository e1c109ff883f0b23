import asyncio


async def first():
    return 1


async def second(number):
    print(number)


def main():
    runner = "a name that is taken"
    runner_2 = asyncio.Runner()
    try:
        number = runner_2.run(first())  # expect: run-until-complete
        runner_2.run(second(number))
    finally:
        runner_2.close()
    return runner
