"""Files, in all the ways in which Python works with them."""
import asyncio
import glob
import gzip
import os
import shutil
import tempfile
import zipfile
from pathlib import Path

folder = Path("data")


async def main(name, path: Path):
    with open(name) as file:  # expect: blocking-file
        text = file.read()  # expect: blocking-file
    Path(name).read_text()  # expect: blocking-file
    path.write_bytes(b"")  # expect: blocking-file
    if folder.exists():  # expect: blocking-file
        folder.unlink()  # expect: blocking-file
    os.listdir(".")  # expect: blocking-file
    os.path.exists(name)  # expect: blocking-file
    os.makedirs(name, exist_ok=True)  # expect: blocking-file
    shutil.rmtree(name)  # expect: blocking-file
    gzip.open(name)  # expect: blocking-file
    zipfile.ZipFile(name)  # expect: blocking-file
    glob.glob("*.py")  # expect: blocking-file
    tempfile.mkdtemp()  # expect: blocking-file
    (path / "a.txt").read_text(encoding="utf-8")  # todo: blocking-file
    return text


asyncio.run(main("a", Path("a")))
