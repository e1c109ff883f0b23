"""Waiting for processes in the event loop."""
import asyncio
import os
import subprocess
from subprocess import check_output, PIPE, Popen


async def main(command):
    await asyncio.to_thread(subprocess.run, ["ls", "-l"])  # expect: blocking-process
#   ^^^^^^^^^^^^^^ waits until a process ends
    done = await asyncio.to_thread(subprocess.run, command, capture_output=True, check=True)  # expect: blocking-process
    await asyncio.to_thread(subprocess.call, ["ls"])  # expect: blocking-process
    await asyncio.to_thread(subprocess.check_call, "ls", shell=True)  # expect: blocking-process
    text = (await asyncio.to_thread(check_output, command)).decode()  # expect: blocking-process
    await asyncio.to_thread(os.system, "clear")  # expect: blocking-process
    output = await asyncio.to_thread(os.popen("ls").read)  # expect: blocking-process
    await asyncio.to_thread(subprocess.getoutput, "ls")  # expect: blocking-process
    process = Popen(command, stdout=PIPE)
    await asyncio.to_thread(process.communicate)  # expect: blocking-process
    await asyncio.to_thread(process.wait, timeout=5)  # expect: blocking-process
    with Popen(command) as other:
        await asyncio.to_thread(other.wait)  # expect: blocking-process
    return done, text, output


asyncio.run(main(["ls"]))
