import asyncio
import contextlib
import sys
import warnings

try:
    first = asyncio.get_event_loop()
except RuntimeError:
    first = asyncio.new_event_loop()

if sys.version_info >= (3, 10):
    second = asyncio.new_event_loop()
else:
    second = asyncio.get_event_loop()

third = asyncio.get_event_loop() if sys.version_info < (3, 12) else asyncio.new_event_loop()

with contextlib.suppress(RuntimeError):
    fourth = asyncio.get_event_loop()

with warnings.catch_warnings():
    fifth = asyncio.get_event_loop()

try:
    sixth = asyncio.get_running_loop()
except RuntimeError:
    sixth = asyncio.get_event_loop()


def main():
    if sys.version_info >= (3, 14):
        return asyncio.new_event_loop()
    return asyncio.get_event_loop()
