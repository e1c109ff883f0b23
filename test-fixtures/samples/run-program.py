# The family of programs that start their event loop in a wrong or an old way.

#: sample a coroutine at the top level
#: rule unawaited-coroutine
#: before RuntimeWarning: coroutine 'main' was never awaited
#: prints ran
#: program
import asyncio


async def main():
    await asyncio.sleep(0)
    print("ran")


main()

#: sample await at the top level
#: rule await-outside-async
#: before SyntaxError: 'await' outside function
#: prints ran
#: program
import asyncio


async def main():
    await asyncio.sleep(0)
    print("ran")


await main()

#: sample get_event_loop in one line
#: rule run-until-complete
#: before 3.12-3.13 DeprecationWarning: There is no current event loop
#: before 3.14+ RuntimeError: There is no current event loop
#: prints ran
#: program
import asyncio


async def main():
    await asyncio.sleep(0)
    print("ran")


asyncio.get_event_loop().run_until_complete(main())

#: sample get_event_loop in a variable, closed in the end
#: rule run-until-complete
#: before 3.12-3.13 DeprecationWarning: There is no current event loop
#: before 3.14+ RuntimeError: There is no current event loop
#: prints ran
#: program
import asyncio


async def main(name):
    await asyncio.sleep(0)
    print(name)


if __name__ == "__main__":
    loop = asyncio.get_event_loop()  # the loop
    try:
        loop.run_until_complete(main("ran"))
    finally:
        loop.close()

#: sample a new loop that is set
#: rule run-until-complete
#: prints ran
#: program
import asyncio


async def main():
    await asyncio.sleep(0)
    print("ran")


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
loop.run_until_complete(main())
loop.close()

#: sample a new loop that runs twice
#: rule run-until-complete
#: python 3.11
#: prints 1 | 2 | between
#: prints-before 1 | 2 | between
#: program
import asyncio


async def work(number):
    await asyncio.sleep(0)
    print(number)


def start():
    loop = asyncio.new_event_loop()
    loop.run_until_complete(work(1))
    loop.run_until_complete(work(2))
    loop.close()
    print("between")


start()

#: sample asyncio.run where a loop runs already
#: rule nested-run
#: before RuntimeError: asyncio.run() cannot be called from a running event loop
#: prints 1
#: program
import asyncio


async def work():
    await asyncio.sleep(0)
    return 1


async def main():
    print(asyncio.run(work()))


asyncio.run(main())

#: sample run_until_complete where a loop runs already
#: rule nested-run
#: before RuntimeError: This event loop is already running
#: prints 1
#: program
import asyncio


async def work():
    await asyncio.sleep(0)
    return 1


async def main():
    loop = asyncio.get_running_loop()
    print(loop.run_until_complete(work()))


asyncio.run(main())
