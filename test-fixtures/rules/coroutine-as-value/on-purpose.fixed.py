"""Code that uses a coroutine object like this on purpose, as CPython's own tests do."""
import asyncio
import types
import unittest

import pytest


async def load():
    return [1]


@types.coroutine
def generator_based():
    yield 1


class Case(unittest.TestCase):
    def test_not_iterable(self):
        check = lambda: self.assertRaisesRegex(TypeError, "not iterable")
        coroutine = load()
        with check():
            for _ in coroutine:
                pass
        with self.assertRaises(TypeError):
            list(coroutine)
        coroutine.close()

    def test_generator_based(self):
        for item in generator_based():
            print(item)
        print(generator_based().gi_running, list(generator_based()))


def test_raises():
    with pytest.raises(TypeError):
        load()[0]
    asyncio.run(load())[0]  # expect: coroutine-as-value
