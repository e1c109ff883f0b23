import asyncio

import other
from other import get_event_loop


class Own:
    def get_event_loop(self):
        return self


first = get_event_loop()
second = other.get_event_loop()
third = Own().get_event_loop()
fourth = asyncio.get_event_loop_policy().get_event_loop()
fifth = asyncio.get_event_loop
sixth = dict(factory=asyncio.get_event_loop)
