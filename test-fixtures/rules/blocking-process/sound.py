"""Processes that nobody waits for, or that are awaited."""
import asyncio
import os
import subprocess


def build():
    subprocess.run(["make"])
    return os.system("make")


class Shell:
    def run(self, *command):
        return command

    def system(self, command):
        return command


async def main(command):
    process = await asyncio.create_subprocess_exec(*command)
    await process.wait()
    await process.communicate()
    other = await asyncio.create_subprocess_shell("ls", stdout=subprocess.PIPE)
    await other.communicate()
    await asyncio.to_thread(subprocess.run, command)
    await asyncio.to_thread(build)
    await asyncio.get_running_loop().run_in_executor(None, lambda: subprocess.run(command))
    started = subprocess.Popen(command)
    while started.poll() is None:
        await asyncio.sleep(0.1)
    started.terminate()
    started.wait(timeout=0)
    other_process = subprocess.Popen(command)
    other_process.kill()
    other_process.wait()
    Shell().run(command)
    Shell().system("ls")
    os.getpid()
    os.cpu_count()
    raise subprocess.CalledProcessError(1, command)


subprocess.run(["ls"])
asyncio.run(main(["ls"]))
