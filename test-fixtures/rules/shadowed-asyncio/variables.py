# without: alias
# (The names of the variables are the point.)
import asyncio
import asyncio as aio
import importlib
from unittest import mock


async def work():
    await asyncio.sleep(1)


def make():
    asyncio = work()  # expect: shadowed-asyncio
#   ^^^^^^^ This `asyncio` hides the module asyncio, and has no `run`
    asyncio.run(asyncio)


def loop():
    for asyncio in range(3):  # expect: shadowed-asyncio
        asyncio.sleep(1)


def text():
    asyncio = "asyncio"  # expect: shadowed-asyncio
    return asyncio.run


def nested():
    def asyncio():  # expect: shadowed-asyncio
        return 1

    return asyncio.gather(1)


def number():
    aio = 1  # expect: shadowed-asyncio
    aio.run(work())


def several():
    asyncio = [work()]  # expect: shadowed-asyncio
    print(asyncio)
    asyncio.gather(*asyncio)


class Client:
    pass


def instance():
    asyncio = Client()  # expect: shadowed-asyncio
    asyncio.run(work())


def cls():
    class asyncio:  # expect: shadowed-asyncio
        name = 1

    return asyncio.sleep(1)


def plain():
    asyncio = lambda: 1  # expect: shadowed-asyncio
    asyncio.run(work())


def tested():
    asyncio = f"{1}"  # expect: shadowed-asyncio
    asyncio.run(work())


# These are meant, or nobody knows what they are.
def mocked():
    asyncio = mock.MagicMock()
    asyncio.run(1)


def given(asyncio):
    asyncio.run(1)


def imported():
    asyncio = importlib.import_module("asyncio")
    asyncio.run(1)


def unused():
    asyncio = "text"
    return asyncio.upper()


def chosen(flag):
    if flag:
        asyncio = None
    else:
        import asyncio
    asyncio.run(1)


def whole():
    class asyncio:
        @staticmethod
        def run(what):
            return what

    return asyncio.run(1)


def caught():
    try:
        import asyncio
    except ImportError:
        asyncio = 1
    asyncio.run(1)


def module():
    return asyncio.run(work())


class Holder:
    asyncio = "text"

    def run(self):
        return asyncio.run(work()), self.asyncio
