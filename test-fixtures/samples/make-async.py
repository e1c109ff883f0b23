# The family of functions that have to become asynchronous, with their callers.

#: sample a function that waits
#: rule await-outside-async
#: before SyntaxError: 'await' outside async function
#: prints loaded
#: program
import asyncio


def load():
    await asyncio.sleep(0)
    print("loaded")


async def main():
    load()


asyncio.run(main())

#: sample a chain of functions, up to where the program begins
#: rule unawaited-coroutine
#: before RuntimeWarning: coroutine 'fetch' was never awaited
#: prints fetched | 2
#: program
import asyncio


async def fetch():
    print("fetched")


def load(name):
    fetch()
    return len(name)


def report():
    return f"{load('ab')}"


def main():
    print(report())


if __name__ == "__main__":
    main()

#: sample methods that call each other
#: rule coroutine-as-value
#: before TypeError
#: prints 3
#: program
import asyncio


class Reader:
    def __init__(self, size):
        self.size = size

    async def read(self):
        await asyncio.sleep(0)
        return self.size

    def read_more(self):
        return self.read() + 1

    def read_all(self):
        return max(self.read_more() for _ in range(2))


async def main():
    print(Reader(2).read_all())


asyncio.run(main())

#: sample a method and those that override it
#: rule unawaited-coroutine
#: before RuntimeWarning
#: prints fetched | derived
#: program
import asyncio


async def fetch():
    print("fetched")


class Base:
    def load(self):
        fetch()
        return "base"


class Derived(Base):
    def load(self):
        super().load()
        return "derived"


def main():
    for one in [Derived()]:
        print(one.load())


main()

#: sample a function that calls itself
#: rule await-outside-async
#: before SyntaxError: 'await' outside async function
#: prints 3 | 2 | 1
#: program
import asyncio


def count(number):
    await asyncio.sleep(0)
    print(number)
    if number > 1:
        count(number - 1)


def main():
    count(3)


main()

#: sample a nested function
#: rule await-outside-async
#: before SyntaxError: 'await' outside async function
#: prints in | out
#: program
import asyncio


def outer():
    def inner():
        await asyncio.sleep(0)
        print("in")

    inner()
    print("out")


asyncio.run(outer())

#: sample a chain of calls in one expression
#: rule unawaited-coroutine
#: before RuntimeWarning
#: prints HELLO 2
#: program
import asyncio


async def pause():
    await asyncio.sleep(0)


class Text:
    def __init__(self, words):
        self.words = words

    def upper(self):
        pause()
        return Text(self.words.upper())


def main():
    text = Text("hello").upper().upper()
    print(text.words, len([one.upper() for one in (text, text)]))


main()
