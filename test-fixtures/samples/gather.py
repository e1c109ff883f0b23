# The family of coroutines that are given away in a wrong form.

#: sample a list for gather
#: rule gather-without-star
#: before TypeError
#: prints [1, 2]
#: module
async def load(number):
    return number
#: coroutine
print(await asyncio.gather([load(1), load(2)]))

#: sample a list in a variable for gather
#: rule gather-without-star
#: before TypeError
#: prints [1, 2]
#: module
async def load(number):
    return number
#: coroutine
loads = [load(number) for number in (1, 2)]
print(await asyncio.gather(loads))

#: sample a generator expression for gather
#: rule gather-without-star
#: before 3.9-3.11 RuntimeError: Task got bad yield
#: before 3.12+ TypeError
#: prints [1, 2]
#: module
async def load(number):
    return number
#: coroutine
print(await asyncio.gather(load(number) for number in (1, 2)))

#: sample a result for create_task
#: rule wrong-thing-scheduled
#: before TypeError: a coroutine was expected, got None
#: prints saved
#: module
async def save():
    print("saved")
#: coroutine
await asyncio.create_task(await save())

#: sample a function for create_task
#: rule uncalled-coroutine-function
#: before TypeError: a coroutine was expected
#: prints saved
#: module
async def save():
    print("saved")
#: coroutine
task = asyncio.create_task(save)
await task

#: sample a function for await
#: rule uncalled-coroutine-function
#: before TypeError
#: prints saved
#: module
async def save():
    print("saved")
#: coroutine
await save

#: sample a coroutine that is awaited twice
#: rule coroutine-awaited-twice
#: without handlers
#: before RuntimeError: cannot reuse already awaited coroutine
#: prints hello | hello
#: module
async def greet():
    print("hello")
#: coroutine
greeting = greet()
await greeting
await greeting

#: sample an awaited method that is none
#: rule await-non-awaitable
#: before TypeError
#: prints True
#: module
async def idle():
    pass
#: coroutine
event = asyncio.Event()
await event.set()
print(event.is_set())
