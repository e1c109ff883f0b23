import contextlib
import functools
from contextlib import asynccontextmanager, contextmanager


@contextlib.asynccontextmanager  # expect: wrong-contextmanager
#^^^^^^^^^^^^^^ `@contextmanager` cannot use the asynchronous generator `one`
async def one():
    yield 1


@contextlib.asynccontextmanager  # expect: wrong-contextmanager
async def two():
    yield 2


@contextlib.contextmanager  # expect: wrong-contextmanager
#^^^^^^^^^^^^^^^^^^^ needs an `async def`, and `three` is a plain generator function
def three():
    yield 3


@contextlib.contextmanager  # expect: wrong-contextmanager
def four():
    yield 4


class Client:
    @contextlib.asynccontextmanager  # expect: wrong-contextmanager
    async def open(self):
        yield self

    @contextlib.contextmanager  # expect: wrong-contextmanager
    def close(self):
        yield self

    @staticmethod
    @contextlib.asynccontextmanager  # expect: wrong-contextmanager
    async def make():
        try:
            yield 1
        finally:
            pass

    @classmethod
    @contextlib.contextmanager  # expect: wrong-contextmanager
    def build(cls):
        yield cls()

    @contextmanager
    def sound(self):
        yield self

    @asynccontextmanager
    async def asynchronous(self):
        yield self


def make():
    @contextlib.asynccontextmanager  # expect: wrong-contextmanager
    async def inner():
        yield 1

    @contextlib.contextmanager  # expect: wrong-contextmanager
    def other():
        yield 1

    return inner, other


@contextmanager
def five():
    yield 5


@asynccontextmanager
async def six():
    yield 6


# What gives a generator need not be one.
@contextmanager
def seven():
    return five()


@asynccontextmanager
def eight():
    return six()


@functools.cache
async def nine():
    return 9


def contextual(function):
    return function


@contextual
async def ten():
    yield 10
