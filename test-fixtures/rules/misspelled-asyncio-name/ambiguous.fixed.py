# without: alias
# The messages name the module itself.
"""Two names are equally near, so that a person has to choose."""
import asyncio

asyncio.timeout_at(1)  # expect: misspelled-asyncio-name
print(asyncio.isfuture, asyncio.iscoroutine)  # expect: misspelled-asyncio-name, misspelled-asyncio-name
