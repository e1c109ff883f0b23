"""Processes together with the policy that cannot start them."""

import asyncio
import sys

if sys.platform == "win32":
    asyncio.set_event_loop_policy(asyncio.WindowsSelectorEventLoopPolicy())


async def main():
    process = await asyncio.create_subprocess_exec("git", "status")  # expect: platform-loop-api
#                           ^^^^^^^^^^^^^^^^^^^^^^ With `WindowsSelectorEventLoopPolicy`
    await process.wait()
    await asyncio.create_subprocess_shell("git status")  # expect: platform-loop-api
    if sys.platform != "win32":
        await asyncio.create_subprocess_shell("git status")


asyncio.run(main())
