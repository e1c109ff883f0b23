import asyncio
import unittest

import pytest


class Tests(unittest.TestCase):
    def test_manager(self):
        class Manager:
            def __aenter__(self):
                return 1

            def __aexit__(self, *exception):
                return 2

        async def use():
            async with Manager():
                pass

        with self.assertRaises(TypeError):
            asyncio.run(use())


def test_len():
    class Sized:
        async def __len__(self):
            return 1

    with pytest.raises(TypeError):
        len(Sized())


def make():
    class Sized:
        def __len__(self):  # expect: wrong-special-method
            return 1

    return Sized()
