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
    with await asyncio.to_thread(open, name) as file:  # expect: blocking-file
        text = await asyncio.to_thread(file.read)  # expect: blocking-file
    await asyncio.to_thread(Path(name).read_text)  # expect: blocking-file
    await asyncio.to_thread(path.write_bytes, b"")  # expect: blocking-file
    if await asyncio.to_thread(folder.exists):  # expect: blocking-file
        await asyncio.to_thread(folder.unlink)  # expect: blocking-file
    await asyncio.to_thread(os.listdir, ".")  # expect: blocking-file
    await asyncio.to_thread(os.path.exists, name)  # expect: blocking-file
    await asyncio.to_thread(os.makedirs, name, exist_ok=True)  # expect: blocking-file
    await asyncio.to_thread(shutil.rmtree, name)  # expect: blocking-file
    await asyncio.to_thread(gzip.open, name)  # expect: blocking-file
    await asyncio.to_thread(zipfile.ZipFile, name)  # expect: blocking-file
    await asyncio.to_thread(glob.glob, "*.py")  # expect: blocking-file
    await asyncio.to_thread(tempfile.mkdtemp)  # expect: blocking-file
    (path / "a.txt").read_text(encoding="utf-8")  # todo: blocking-file
    return text


asyncio.run(main("a", Path("a")))
