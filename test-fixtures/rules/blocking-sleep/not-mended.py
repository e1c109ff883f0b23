"""Where the fix must not be applied without a look, or there is none."""
import asyncio
import threading
import time

import pygame

lock = threading.Lock()


async def main(*times):
    with lock:
        time.sleep(1)  # expect: blocking-sleep
    pygame.time.wait(100)  # expect: blocking-sleep
    time.sleep(*times)  # expect: blocking-sleep
    asyncio.create_task(asyncio.to_thread(time.sleep(1)))  # expect: blocking-sleep


asyncio.run(main(1))
