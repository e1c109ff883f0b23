# python: 3.7
import unittest


class Tests(unittest.TestCase):
    async def test_one(self):  # expect: async-test-never-runs
        pass
