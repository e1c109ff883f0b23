# invalid: nobody knows what is to be awaited
"""An `await` that waits for nothing."""
import asyncio


async def main():
    await  # expect: misspelled-keyword
    x = await  # expect: misspelled-keyword
    print(await)  # expect: misspelled-keyword
    print(await, x)  # expect: misspelled-keyword
    y = [await]  # expect: misspelled-keyword
    return await; print(y)  # expect: misspelled-keyword


asyncio.run(main())
