"""Paths that are only words, files in memory, and threads."""
import asyncio
import io
import os
from pathlib import Path, PurePath


def load(name):
    with open(name) as file:
        return file.read()


class Store:
    def open(self, name):
        return name

    def read_text(self):
        return ""


async def main(name):
    await asyncio.to_thread(load, name)
    await asyncio.to_thread(Path(name).read_text)
    await asyncio.to_thread(lambda: open(name).read())
    memory = io.StringIO("text")
    memory.read()
    io.BytesIO(b"").getvalue()
    os.path.join(name, "x")
    os.path.basename(name)
    os.environ.get("HOME")
    os.getpid()
    Path(name).with_suffix(".py")
    Path(name).joinpath("x").name.upper()
    PurePath(name).is_absolute()
    Store().open(name)
    Store().read_text()
    print(Path(name) / "x")


load("a")
asyncio.run(main("a"))
