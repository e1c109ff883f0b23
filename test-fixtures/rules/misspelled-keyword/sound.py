"""Everything here is Python, however it looks."""
import asyncio
from asyncio import wait


async  def spaced(manager, source):
    async  with manager as value, manager:
        async for item in source:
            print(value, item)
    await asyncio.sleep(1)
    await(asyncio.sleep(1))
    await [asyncio.sleep(1)][0]
    await wait(value)
    return [item async for item in source if await item]


asnyc = 1
awiat = [asnyc for asnyc in range(3)]
aync: int = 3
print(asnyc if awiat else aync, "asnyc def f():", 'awiat x')
print(f"asnyc def {aync}")
# asnyc def f(): awiat x


def awaits(waits=1, *, asynch=2):
    asyncdef = waits
    awaited = asynch
    return asyncdef, awaited


def yields(aysnc):
    yield from aysnc


lambda asyn: asyn
print(spaced, awaits, yields, wait)
