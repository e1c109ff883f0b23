import asyncio


async def cook(dish):
    print(dish)


async def main():
    rice = cook("rice")
    asyncio.gather(rice)
    await asyncio.gather(cook("rice"))  # expect: coroutine-awaited-twice


asyncio.run(main())
