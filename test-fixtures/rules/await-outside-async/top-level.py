# invalid: `async with` and `async for` at the top level have no mechanical repair
import asyncio


async def main():
    await asyncio.sleep(1)


await main()  # expect: await-outside-async
# <----- `await` only works in an `async def`, not at the top level of a file
answer = await asyncio.sleep(1, "x")  # expect: await-outside-async
#        ^^^^^ SyntaxError: 'await' outside function
await asyncio.gather(main(), main())  # expect: await-outside-async

async with asyncio.Lock() as lock:  # expect: await-outside-async
# <---------- SyntaxError: 'async with' outside async function
    pass

async for line in lines():  # expect: await-outside-async
    print(line)

numbers = [x async for x in lines()]  # expect: await-outside-async
#            ^^^^^^^^^

if __name__ == "__main__":
    await main()  # expect: await-outside-async
#   ^^^^^


def default(value=await main()):  # expect: await-outside-async
#                 ^^^^^ not at the top level of a file
    return value
