import asyncio


async def first():
    return 1


async def second(number):
    print(number)


with asyncio.Runner() as runner:
    number = runner.run(first())  # expect: run-until-complete
    #        ^^^^^^^^^^^^^^^^^^^^^^^
    if number:
        # Both runs share a loop.
        runner.run(second(number))
    print("""text
of two lines""")
    runner.run(
        second(2),
    )

print("done")
