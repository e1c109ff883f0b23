import asyncio


def helper(coroutine):
    # A synchronous function may have reasons of its own; this is information.
    return asyncio.get_event_loop().run_until_complete(coroutine)  # expect: run-until-complete
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Unless something has set an event loop
