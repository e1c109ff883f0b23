"""A name that the file binds means what it is bound to, however it is spelled."""
import asyncio

try:
    import asynico
except ImportError:
    asynico = None

try:
    from ayncio import run
except (ModuleNotFoundError, AttributeError):
    run = asyncio.run


def use(asyncoi):
    return asyncoi.value


class asycnio:
    value = 1


with open("file") as asnycio:
    print(asnycio.read())

for aysncio in []:
    print(aysncio.value)

try:
    assyncio.value
except NameError:
    pass

print(asycnio.value, use(asycnio), asynico, run, lambda ansycio: ansycio.value, [asyncip.value for asyncip in []])
