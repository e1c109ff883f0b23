# without: alias
# Nothing is used through the name asyncio.
"""Names that cannot be imported from asyncio, and what their fix renames."""
from asyncio import gather, sleep  # expect: misspelled-asyncio-name
#                   ^^^^^^ ImportError: cannot import name 'gahter' from 'asyncio'
from asyncio import Queue as Jobs  # expect: misspelled-asyncio-name
from asyncio import (
    create_task,
    get_running_loop,  # expect: misspelled-asyncio-name
)


async def main():
    await gather(sleep(1), create_task(sleep(2)))
    print(Jobs(), get_running_loop())

