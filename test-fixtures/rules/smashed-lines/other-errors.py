# invalid: the file has mistakes of other kinds
"""Broken lines that are no smashed ones."""
print "hello" % 3
exec code in namespace
print foo(1)
lazy import json
type Pair[T = int] = tuple[T, T]
this is a sentence and no Python
Hello world
pip install asyncio
$ python main.py
%timeit f(1)
cdef int x = f(1)
x = 1 2 3
x y
def f(x
    return x
raise ValueError, "message"
import asyncio as
await x y
