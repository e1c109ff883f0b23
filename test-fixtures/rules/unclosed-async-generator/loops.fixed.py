"""Loops over async generators."""

import asyncio
import contextlib


async def lines(path="log.txt"):
    with open(path) as file:
        for line in file:
            yield line
            await asyncio.sleep(0)


async def rows():
    try:
        while True:
            yield await asyncio.sleep(1, "row")
    finally:
        print("closed")


async def locked():
    async with asyncio.Lock():
        yield 1
        yield 2


async def plain():
    for number in range(10):
        yield number
        await asyncio.sleep(0)
    with open("log.txt") as file:
        print(file.read())


class Reader:
    async def items(self):
        try:
            yield 1
        finally:
            await asyncio.sleep(0)


async def first_error():
    async with contextlib.aclosing(lines()) as items:
        async for line in items:  # expect: unclosed-async-generator
    #                     ^^^^^^^ When `return` leaves this loop, `lines()` is not closed
            if "ERROR" in line:
                return line


async def breaks(reader: Reader):
    async with contextlib.aclosing(rows()) as items:
        async for row in items:  # expect: unclosed-async-generator
    #                    ^^^^^^ When `break` leaves this loop
            break
    async with contextlib.aclosing(locked()) as items:
        async for number in items:  # expect: unclosed-async-generator
            # only the first
            if number:
                break
        else:
            print("none")
    async with contextlib.aclosing(reader.items()) as items:
        async for item in items:  # expect: unclosed-async-generator
            try:
                print(item)
            except OSError:
                break
    async with contextlib.aclosing(Reader().items()) as items:
        async for item in items:  # expect: unclosed-async-generator
            for other in range(3):
                if other == item:
                    return other
    async with contextlib.aclosing(lines("a.txt")) as items:
        async for line in items:  # expect: unclosed-async-generator
            match line:
                case "end":
                    break
    async for line in lines(  # expect: unclosed-async-generator
        "a.txt",
    ):
        if line:
            break
    async with contextlib.aclosing(lines("b.txt")) as items:
        async for line in items:  # expect: unclosed-async-generator
            with open(line) as file:
                if not file.read():
                    break
    async with contextlib.aclosing(rows()) as items:
        async for row in items:  # expect: unclosed-async-generator
            if row == "a":
                continue
            elif row == "b":
                print(row)
            else:
                break
    async with contextlib.aclosing(locked()) as items:
        async for number in items:  # expect: unclosed-async-generator
            while number:
                return number


async def sound(stream):
    async for line in lines():
        print(line)
    async for row in rows():
        if row:
            continue
        for _ in range(3):
            break
        while row:
            break

        def inner():
            return 1

        print(inner())
    async for number in plain():
        if number:
            break
    async with contextlib.aclosing(rows()) as all_rows:
        async for row in all_rows:
            break
    async for one in stream:
        break
    async for one in stream.lines():
        break
    print([row async for row in rows()])
    for number in range(3):
        break


@contextlib.asynccontextmanager
async def manager():
    try:
        yield 1
    finally:
        print("left")
