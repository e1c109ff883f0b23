# The family of calls that keep the whole event loop waiting: `tick` cannot begin before they are done.

#: sample time.sleep
#: rule blocking-sleep
#: prints-before slept | tick
#: prints tick | slept
#: module
import time


async def tick():
    print("tick")
#: coroutine
task = asyncio.create_task(tick())
time.sleep(0.01)
print("slept")
await task

#: sample sleep by its own name
#: rule blocking-sleep
#: prints-before slept | tick
#: prints tick | slept
#: module
from time import sleep


async def tick():
    print("tick")
#: coroutine
task = asyncio.create_task(tick())
sleep(0.01)
print("slept")
await task

#: sample time.sleep in one line
#: rule blocking-sleep
#: prints slept
#: module
import time
#: coroutine
print("slept") if not time.sleep(0.001) else None

#: sample a program that is run
#: rule blocking-process
#: prints-before 0 | tick
#: prints tick | 0
#: module
import subprocess
import sys


async def tick():
    print("tick")
#: coroutine
task = asyncio.create_task(tick())
done = subprocess.run([sys.executable, "-S", "-E", "-c", "pass"], check=True)
print(done.returncode)
await task

#: sample a file that is read
#: rule blocking-file
#: prints-before True | tick
#: prints tick | True
#: module
import os
from pathlib import Path


async def tick():
    print("tick")
#: coroutine
task = asyncio.create_task(tick())
print(isinstance(Path(os.__file__).read_text(encoding="utf-8"), str))
await task

#: sample a question to whoever sits there
#: rule blocking-input
#: prints-before Hello Ada | tick
#: prints tick | Hello Ada
#: module
async def tick():
    print("tick")
#: coroutine
task = asyncio.create_task(tick())
print(f"Hello {input()}")
await task

#: sample a call that waits for a thread
#: rule blocking-wait
#: without with
#: prints-before joined | tick
#: prints tick | joined
#: module
import threading
import time


async def tick():
    print("tick")
#: coroutine
task = asyncio.create_task(tick())
thread = threading.Thread(target=time.sleep, args=(0.02,))
thread.start()
thread.join()
print("joined")
await task

#: sample a thread on an old Python
#: rule blocking-wait
#: without with
#: target 3.8
#: prints-before joined | tick
#: prints tick | joined
#: module
import threading
import time


async def tick():
    print("tick")
#: coroutine
task = asyncio.create_task(tick())
thread = threading.Thread(target=time.sleep, args=(0.02,))
thread.start()
thread.join(timeout=1)
print("joined")
await task
