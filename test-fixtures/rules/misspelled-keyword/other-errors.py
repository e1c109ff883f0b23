# invalid: the file has mistakes of other kinds
"""Broken lines that have nothing to do with async and await."""
import asyncio

def f(x:
    return x

print "wait for me"
wait for me
x = = 3
async = 1  # expect: keyword-as-name
async
asyncio def
awaiting x y
print(async)  # expect: keyword-as-name
for x y in z:
    pass
exec code in namespace
lazy import json
type Pair[T = int] = tuple[T, T]
def g(async=True): pass  # expect: keyword-as-name
asyncio.async(f())  # expect: keyword-as-name
