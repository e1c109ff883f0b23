import asyncio
import unittest
from unittest import TestCase, mock

from aiohttp.test_utils import AioHTTPTestCase
from django.test import TestCase as DjangoTestCase
from mine import decorate


class Tests(unittest.TestCase):
    async def test_one(self):  # expect: async-test-never-runs
#             ^^^^^^^^ the test passes, and nothing of it ever runs
        await asyncio.sleep(0)

    async def test_two(self):  # expect: async-test-never-runs
        pass

    @unittest.skipIf(True, "later")
    async def test_three(self):  # expect: async-test-never-runs
        pass

    @mock.patch("asyncio.sleep")
    async def test_four(self, sleep):  # expect: async-test-never-runs
        pass

    async def test_five(self):  # expect: async-test-never-runs
        yield 1

    def test_six(self):
        asyncio.run(self.helper())

    async def helper(self):
        pass

    @decorate
    async def test_seven(self):
        pass


class Further(Tests):
    async def test_eight(self):  # expect: async-test-never-runs
        pass


class Named(TestCase):
    async def test_nine(self):  # expect: async-test-never-runs
        pass

    async def testTen(self):  # expect: async-test-never-runs
        pass


class Isolated(unittest.IsolatedAsyncioTestCase):
    async def test_eleven(self):
        pass


class OfDjango(DjangoTestCase):
    async def test_twelve(self):
        pass


class OfAiohttp(AioHTTPTestCase):
    async def test_thirteen(self):
        pass


class Own(unittest.TestCase):
    def _callTestMethod(self, method):
        asyncio.run(method())


class UsesOwn(Own):
    async def test_fourteen(self):
        pass


class Plain:
    async def test_fifteen(self):
        pass


@decorate
class Decorated(unittest.TestCase):
    async def test_sixteen(self):
        pass


class WithMeta(unittest.TestCase, metaclass=decorate):
    async def test_seventeen(self):
        pass


async def test_eighteen():
    pass
