import asyncio  # expect: pasted-characters
async def main():
    await asyncio.sleep(1)
    return 3

print(asyncio.run(main()))
# 3
x = print
x
# <built-in function print>

y = asyncio.run(main())  # expect: pasted-characters
# <------------------------------------------------------------ `In [1]:` is what the interactive interpreter shows

for i in range(3):  # expect: pasted-characters
    print(i)

# 0
# Out[2]: 1

print(x, y)
