"""Patches by any name, and other functions called `apply`."""

import functools

import nest_asyncio
import nest_asyncio as nest
import nest_asyncio2
import pandas
import patches
from nest_asyncio import apply
from nest_asyncio import apply as patch_loops

nest_asyncio.apply()  # expect: nested-loop-patch
# <------------------ is no longer maintained
nest.apply()  # expect: nested-loop-patch
apply()  # expect: nested-loop-patch
patch_loops()  # expect: nested-loop-patch
nest_asyncio2.apply()  # expect: nested-loop-patch


def prepare(loop):
    nest_asyncio.apply(loop)  # expect: nested-loop-patch
#   ^^^^^^^^^^^^^^^^^^ where a loop runs already, `await` is what is meant


class Notebook:
    def __init__(self):
        nest_asyncio.apply()  # expect: nested-loop-patch

    def apply(self):
        return self


if __name__ == "__main__":
    nest_asyncio.apply()  # expect: nested-loop-patch

try:
    nest_asyncio.apply()  # expect: nested-loop-patch
except ValueError:
    print("another loop")

callbacks = [lambda: nest_asyncio.apply()]  # expect: nested-loop-patch

Notebook().apply()
patches.apply()
pandas.DataFrame().apply(len)
functools.partial(nest_asyncio.apply)
frame = pandas.Series([1])
frame.apply(str)
nest_asyncio._patch_loop
print(nest_asyncio)
