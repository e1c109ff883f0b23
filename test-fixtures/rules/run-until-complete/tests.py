import asyncio
import unittest


async def work():
    return 1


class WorkTest(unittest.TestCase):
    def test_work(self):
        loop = asyncio.new_event_loop()
        self.assertEqual(loop.run_until_complete(work()), 1)
        loop.close()
