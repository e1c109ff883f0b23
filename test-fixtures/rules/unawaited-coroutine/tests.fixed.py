"""Tests that make the mistake on purpose."""
import asyncio
import unittest
import warnings

import pytest


async def work():
    pass


def test_warns():
    with pytest.warns(RuntimeWarning):
        work()
    with warnings.catch_warnings():
        work()
    asyncio.run(work())  # expect: unawaited-coroutine


class Case(unittest.IsolatedAsyncioTestCase):
    async def test_raises(self):
        with self.assertWarns(RuntimeWarning):
            work()
        self.assertEqual(await work(), None)
        await work()  # expect: unawaited-coroutine
