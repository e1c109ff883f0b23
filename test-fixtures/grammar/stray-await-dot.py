# In these files a line of comment marks the line above it: `^` under the columns, then the scope that they must have.
import asyncio


async def main(client):
    response = await.asyncio.sleep(2)
#              ^^^^^^ invalid.illegal.stray-await-dot.python
    return await. client.get()
#          ^^^^^^ invalid.illegal.stray-await-dot.python
    print(await .client.get())
#         ^^^^^^^ invalid.illegal.stray-await-dot.python

    response = await asyncio.sleep(2)
#              ^^^^^ keyword.control.flow.python
    number = await .5
    await ...
    client.await.asyncio()
    my_await.asyncio.sleep(2)
    text = "await.asyncio.sleep(2)"
    # await.asyncio.sleep(2)
