"""Waiting for processes in the event loop."""
import asyncio
import os
import subprocess
from subprocess import check_output, PIPE, Popen


async def main(command):
    subprocess.run(["ls", "-l"])  # expect: blocking-process
#   ^^^^^^^^^^^^^^ waits until a process ends
    done = subprocess.run(command, capture_output=True, check=True)  # expect: blocking-process
    subprocess.call(["ls"])  # expect: blocking-process
    subprocess.check_call("ls", shell=True)  # expect: blocking-process
    text = check_output(command).decode()  # expect: blocking-process
    os.system("clear")  # expect: blocking-process
    output = os.popen("ls").read()  # expect: blocking-process
    subprocess.getoutput("ls")  # expect: blocking-process
    process = Popen(command, stdout=PIPE)
    process.communicate()  # expect: blocking-process
    process.wait(timeout=5)  # expect: blocking-process
    with Popen(command) as other:
        other.wait()  # expect: blocking-process
    return done, text, output


asyncio.run(main(["ls"]))
