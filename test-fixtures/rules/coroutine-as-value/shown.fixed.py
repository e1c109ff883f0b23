# fix-leaves: dangling-task
"""Functions and methods that can only show or compare what they are given."""
import asyncio
import unittest


async def load(number=0):
    return number


async def main(writer):
    text = "{}".format(await load())  # expect: coroutine-as-value
#                      ^^^^ `"{}".format` gets its coroutine object
    text = "{} {number}".format(text, number=await load())  # expect: coroutine-as-value
    number = "%d" % await load()  # expect: coroutine-as-value
#                   ^^^^ unsupported operand type(s)
    merged = {**await load()}  # expect: coroutine-as-value
    writer.format(load())
    raise ValueError(await load())  # expect: coroutine-as-value
    return number, merged


async def as_a_task(callback):
    asyncio.create_task(load()).cancel()  # expect: coroutine-as-value
    asyncio.create_task(load()).add_done_callback(callback)  # expect: coroutine-as-value
    task = asyncio.create_task(load())
    task.add_done_callback(callback)  # expect: coroutine-as-value
    return task


class Case(unittest.IsolatedAsyncioTestCase):
    async def test_it(self):
        self.assertEqual(await load(), 1)  # expect: coroutine-as-value
        self.assertTrue(await load())  # expect: coroutine-as-value
        self.assertIsInstance(load(), object)
        self.assertEqual(await load(), 0)
        coroutine = load()
        self.assertIs(coroutine, coroutine)
        await coroutine


asyncio.run(main(None))
