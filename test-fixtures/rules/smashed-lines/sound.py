"""Several statements on one line as Python allows them, and expressions that look as if they were several."""
import asyncio; import time
from time import sleep; x = 1; y = 2


async def main(): await asyncio.sleep(1)
async def other(): await asyncio.sleep(1); print("x"); return 1
class Empty: pass
if x: y = 1; z = 2
else: y = 3
for i in range(3): print(i)
while False: break
with open("x") as file: print(file)
try: pass
except OSError as error: print(error)
finally: pass


value: int = 3
name: "str" = "a" "b" f"{x}" 'c'
pair = lambda a, b=1: a if b else 2
odd = x if y else lambda: 3
numbers = [1 if x else 2, 3] if False else [1, 2]
check = x not in [1] and y is not None or not z
text = "import asyncioasync def func():print('x')result = func()"
# import asyncioasync def func():print("x")result = func()
slices = [1, 2, 3][x:y], {1: 2, **{}}, {3}
long = x + \
    y
print(asyncio.asyncioasync if x else "x", *slices, sep="")
async def generator(): yield 1; yield 2
def generic(a: int = 1, /, *, b: str = "x") -> int: return a
match = 1
case = match
type = case
print(match, case, type)
try:
    raise ValueError from None
except (ValueError, TypeError): raise KeyError("x") from None


@staticmethod
def decorated(): return await_ if (await_ := 1) else 2


print(f"{x}{y!r:>{z}}" "import x", rb"x" b"y"); print()
