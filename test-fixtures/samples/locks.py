# The family of locks: of threads in coroutines, and taken without a block that gives them back.

#: sample a lock for threads around an await
#: rule thread-lock-across-await
#: python 3.10
#: prints saved 1 | saved 2
#: module
import threading

lock = threading.Lock()


async def save(number):
    with lock:
        await asyncio.sleep(0)
        print("saved", number)
#: coroutine
await save(1)
await save(2)

#: sample a lock in a variable of the function
#: rule thread-lock-across-await
#: python 3.10
#: prints saved
#: module
from threading import Lock
#: coroutine
lock = Lock()
with lock:
    await asyncio.sleep(0)
    print("saved")

#: sample a lock in an attribute
#: rule thread-lock-across-await
#: python 3.10
#: prints saved a | saved b | 2
#: module
import threading


class Store:
    def __init__(self):
        self.lock = threading.Lock()
        self.saved = []

    async def save(self, name):
        with self.lock:
            await asyncio.sleep(0)
            self.saved.append(name)
            print("saved", name)

    async def count(self):
        with self.lock:
            return len(self.saved)
#: coroutine
store = Store()
await asyncio.wait_for(store.save("a"), 5)
await asyncio.wait_for(store.save("b"), 5)
print(await store.count())

#: sample acquire without await
#: rule unawaited-coroutine
#: before RuntimeWarning: coroutine 'Lock.acquire' was never awaited
#: prints locked
#: module
lock = None
#: coroutine
lock = asyncio.Lock()
lock.acquire()
print("locked" if lock.locked() else "open")

#: sample acquire and release without a block
#: rule lock-without-async-with
#: prints saved | False
#: module
async def save():
    await asyncio.sleep(0)
    print("saved")
#: coroutine
lock = asyncio.Lock()
await lock.acquire()
await save()
lock.release()
print(lock.locked())

#: sample with and a lock of asyncio
#: rule wrong-with
#: before
#: prints locked
#: module
lock = None
#: coroutine
lock = asyncio.Lock()
with lock:
    print("locked" if lock.locked() else "open")
