import asyncio


async def first():
    return 1


async def second(number):
    print(number)


loop = asyncio.get_event_loop()
asyncio.set_event_loop(loop)

number = loop.run_until_complete(first())  # expect: run-until-complete
#        ^^^^^^^^^^^^^^^^^^^^^^^
if number:
    # Both runs share a loop.
    loop.run_until_complete(second(number))
print("""text
of two lines""")
loop.run_until_complete(
    second(2),
)

loop.close()
print("done")
