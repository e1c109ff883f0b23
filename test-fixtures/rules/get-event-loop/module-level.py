import asyncio

loop = asyncio.get_event_loop()  # expect: get-event-loop
#      ^^^^^^^^^^^^^^^^^^^^^^ since 3.14 raises `RuntimeError: There is no current event loop in thread 'MainThread'.`


def start(coroutine):
    return loop.create_task(coroutine)


class Settings:
    loop = asyncio.get_event_loop()  # expect: get-event-loop


if __name__ == "__main__":
    current = asyncio.get_event_loop()  # the loop  # expect: get-event-loop
    asyncio.set_event_loop(current)
    current.call_soon(print)
