"""Whole programs on one line."""
import asyncio


async def first():
    print("x")


result = first()
asyncio.run(result)  # expect: smashed-lines
import asyncio


async def second():
    print("a")
    await asyncio.sleep(1)
    return 2


asyncio.run(second())  # expect: smashed-lines
import asyncio


async def third():
    for i in range(3):
        await asyncio.sleep(i)
        print(i)


asyncio.run(third())  # expect: smashed-lines
import asyncio


async def fourth():
    return 1


async def fifth():
    value = await fourth()
    print(value)
    return value


asyncio.run(fifth())  # expect: smashed-lines
class Counter:
    def __init__(self):
        self.count = 0

    async def go(self):
        self.count += 1
        return self.count


counter = Counter()
print(counter)  # expect: smashed-lines
import asyncio
loop = asyncio.new_event_loop()
loop.run_until_complete(fourth())
loop.close()  # expect: smashed-lines
import asyncio


async def sixth():
    await asyncio.sleep(1)  # expect: smashed-lines
@staticmethod
def seventh():
    return 7  # expect: smashed-lines
if __name__ == "__main__":
    asyncio.run(fourth())
    print("done")  # expect: smashed-lines
