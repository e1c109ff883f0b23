import asyncio
import unittest

import pytest


class LoopTest(unittest.TestCase):
    def setUp(self):
        self.loop = asyncio.get_event_loop()

    def test_time(self):
        self.loop.run_until_complete(asyncio.sleep(0))
        self.assertGreater(asyncio.get_event_loop().time(), 0)


@pytest.fixture
def main():
    return asyncio.get_event_loop()
