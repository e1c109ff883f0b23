import asyncio

loop = asyncio.new_event_loop()  # expect: get-event-loop
asyncio.set_event_loop(loop)
#      ^^^^^^^^^^^^^^^^^^^^^^ since 3.14 raises `RuntimeError: There is no current event loop in thread 'MainThread'.`


def start(coroutine):
    return loop.create_task(coroutine)


class Settings:
    loop = asyncio.new_event_loop()  # expect: get-event-loop
    asyncio.set_event_loop(loop)


if __name__ == "__main__":
    current = asyncio.new_event_loop()  # the loop  # expect: get-event-loop
    asyncio.set_event_loop(current)
    current.call_soon(print)
