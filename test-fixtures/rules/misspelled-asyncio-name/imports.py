# without: alias
# Nothing is used through the name asyncio.
"""Names that cannot be imported from asyncio, and what their fix renames."""
from asyncio import gahter, sleep  # expect: misspelled-asyncio-name
#                   ^^^^^^ ImportError: cannot import name 'gahter' from 'asyncio'
from asyncio import Quee as Jobs  # expect: misspelled-asyncio-name
from asyncio import (
    create_task,
    get_runing_loop,  # expect: misspelled-asyncio-name
)


async def main():
    await gahter(sleep(1), create_task(sleep(2)))
    print(Jobs(), get_runing_loop())

