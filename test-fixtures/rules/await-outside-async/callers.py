# What is a statement in a function that stays synchronous is told about afterwards.
# fix-leaves: unawaited-coroutine
import asyncio


def load(name):
    await asyncio.sleep(1)  # expect: await-outside-async
    return name


def helper():
    load("a")


async def main():
    load("b")
    print(load("c").upper())
    helper()


def again(times):
    await asyncio.sleep(1)  # expect: await-outside-async
    if times:
        again(times - 1)


def start():
    await asyncio.sleep(1)  # expect: await-outside-async


def run():
    await asyncio.sleep(1)  # expect: await-outside-async


if __name__ == "__main__":
    asyncio.run(main())
    asyncio.run(start())
    again(2)
    run()
