# fix-leaves: dangling-task
"""Functions and methods that can only show or compare what they are given."""
import asyncio
import unittest


async def load(number=0):
    return number


async def main(writer):
    text = "{}".format(load())  # expect: coroutine-as-value
#                      ^^^^ `"{}".format` gets its coroutine object
    text = "{} {number}".format(text, number=load())  # expect: coroutine-as-value
    number = "%d" % load()  # expect: coroutine-as-value
#                   ^^^^ unsupported operand type(s)
    merged = {**load()}  # expect: coroutine-as-value
    writer.format(load())
    raise ValueError(load())  # expect: coroutine-as-value
    return number, merged


async def as_a_task(callback):
    load().cancel()  # expect: coroutine-as-value
    load().add_done_callback(callback)  # expect: coroutine-as-value
    task = load()
    task.add_done_callback(callback)  # expect: coroutine-as-value
    return task


class Case(unittest.IsolatedAsyncioTestCase):
    async def test_it(self):
        self.assertEqual(load(), 1)  # expect: coroutine-as-value
        self.assertTrue(load())  # expect: coroutine-as-value
        self.assertIsInstance(load(), object)
        self.assertEqual(await load(), 0)
        coroutine = load()
        self.assertIs(coroutine, coroutine)
        await coroutine


asyncio.run(main(None))
