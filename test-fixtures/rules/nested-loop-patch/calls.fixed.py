"""Patches by any name, and other functions called `apply`."""

import functools

import nest_asyncio
import pandas
import patches

# expect: nested-loop-patch
# <------------------ is no longer maintained
# expect: nested-loop-patch
# expect: nested-loop-patch
# expect: nested-loop-patch
# expect: nested-loop-patch


def prepare(loop):
    pass  # expect: nested-loop-patch
#   ^^^^^^^^^^^^^^^^^^ where a loop runs already, `await` is what is meant


class Notebook:
    def __init__(self):
        pass  # expect: nested-loop-patch

    def apply(self):
        return self


if __name__ == "__main__":
    pass  # expect: nested-loop-patch

try:
    pass  # expect: nested-loop-patch
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
