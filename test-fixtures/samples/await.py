# The family of `await`: coroutines and other awaitables that nobody waits for.

#: sample a call that stands alone
#: rule unawaited-coroutine
#: before RuntimeWarning: coroutine 'load' was never awaited
#: prints loaded
#: module
async def load():
    await asyncio.sleep(0)
    print("loaded")
#: coroutine
load()

#: sample a call whose value is shown
#: rule coroutine-as-value
#: before RuntimeWarning: coroutine 'load' was never awaited
#: prints loaded
#: module
async def load(name="loaded"):
    return name
#: coroutine
print(load())

#: sample a call in an f-string
#: rule coroutine-as-value
#: before RuntimeWarning: coroutine 'load' was never awaited
#: prints name: loaded!
#: module
async def load(name="loaded"):
    return name
#: coroutine
print(f"name: {load()}!")

#: sample an attribute of a call
#: rule coroutine-as-value
#: before AttributeError
#: prints LOADED
#: module
async def load(name="loaded"):
    return name
#: coroutine
print(load().upper())

#: sample an element of a call, over several lines
#: rule coroutine-as-value
#: before TypeError
#: prints o
#: module
async def load(name="loaded"):
    return name
#: coroutine
print(
    # the second letter
    load(
        name="loaded",
    )[1],
)

#: sample a condition
#: rule coroutine-in-condition
#: before RuntimeWarning: coroutine 'is_ready' was never awaited
#: prints not ready
#: module
async def is_ready():
    return False
#: coroutine
if is_ready():
    print("ready")
else:
    print("not ready")

#: sample a condition with and, or and not
#: rule coroutine-in-condition
#: before RuntimeWarning: coroutine 'is_ready' was never awaited
#: prints not ready
#: module
async def is_ready():
    return False
#: coroutine
print("not ready" if not is_ready() and True else "ready")

#: sample a sum of a generator expression
#: rule coroutine-as-value
#: before TypeError
#: prints 3
#: module
async def double(number):
    return 2 * number
#: coroutine
print(sum(double(number) + 1 for number in range(2)) - 1)

#: sample a call behind a backslash
#: rule coroutine-as-value
#: before TypeError
#: prints 3
#: module
class Counter:
    async def count(self):
        return 2
#: coroutine
total = 1 + \
    Counter() \
    .count()
print(total)

#: sample an assignment expression
#: rule coroutine-as-value
#: before TypeError
#: prints big
#: module
async def count():
    return 3
#: coroutine
if (number := count()) > 2:
    print("big")

#: sample a coroutine that leaves a try statement
#: rule coroutine-returned-unawaited
#: before RuntimeWarning: coroutine 'load' was never awaited
#: prints None
#: module
async def load():
    raise ValueError("broken")


async def load_safely():
    try:
        return load()
    except ValueError:
        return None
#: coroutine
print(await load_safely())

#: sample a condition of a generator expression
#: rule coroutine-in-condition
#: before RuntimeWarning: coroutine 'is_ready' was never awaited
#: prints False
#: module
async def is_ready(number):
    return number > 2
#: coroutine
print(any(number for number in (1, 2) if is_ready(number)))

#: sample a wrong order of await and operators
#: rule await-precedence
#: before TypeError
#: prints 3
#: module
async def load():
    return [1, 2, 3]
#: coroutine
print(await load()[2])

#: sample a method of an object in an attribute
#: rule unawaited-coroutine
#: before RuntimeWarning: coroutine 'Client.close' was never awaited
#: prints closed
#: module
class Client:
    async def close(self):
        print("closed")


class Owner:
    def __init__(self):
        self.client = Client()
#: coroutine
Owner().client.close()

#: sample a variable that nobody uses
#: rule unused-coroutine
#: before RuntimeWarning: coroutine 'load' was never awaited
#: prints loaded
#: module
async def load():
    print("loaded")
#: coroutine
result = load()
