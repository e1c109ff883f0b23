import functools
import heapq
import itertools
import re
from functools import reduce


async def is_new(item):
    return item > 1


async def size(item):
    return len(item)


async def add(one, other):
    return one + other


async def add_to(one, other):
    return await one + other


def plain(item):
    return item


async def main(items):
    new = [item_2 for item_2 in items if await is_new(item_2)]  # expect: async-callback
    #            ^^^^^^ whether what `is_new` gives counts as true, and a coroutine object always does
    print(list([item_2 for item_2 in items if await is_new(item_2)]))  # expect: async-callback
    print(list(filter(lambda item: is_new(item), items)))  # expect: async-callback
    print(list(itertools.takewhile(is_new, items)))  # expect: async-callback
    items.sort(key=size)
    print(sorted(items, key=size))  # expect: async-callback
    #                       ^^^^ `sorted` compares the coroutine objects that `size` gives
    print(max(items, key=size), min([1], key=size))  # expect: async-callback, async-callback
    print(heapq.nlargest(3, items, key=size))  # expect: async-callback
    [1, 2].sort(key=size)  # expect: async-callback
    total = reduce(add, items)  # expect: async-callback
    #              ^^^ takes the coroutine object that `add` gives for its result
    print(re.sub("a", size, "abc"))  # expect: async-callback
    [await size(item_2) for item_2 in items]  # expect: async-callback
    list([await size(item_2) for item_2 in items])  # expect: async-callback
    print(sum([await size(item_2) for item_2 in items]))  # expect: async-callback
    print(sorted([await size(item_2) for item_2 in items]))  # expect: async-callback

    # Somebody may await these.
    await functools.reduce(add_to, items)
    coroutines = list(map(size, items))
    for one in map(size, items):
        await one
    print(sorted(items, key=plain), list(filter(plain, items)), list(filter(None, items)))
    print(max(1, 2), sorted(items), reduce(plain, items))
    return coroutines, new, total


def synchronously(items):
    return list(filter(is_new, items))  # expect: async-callback
