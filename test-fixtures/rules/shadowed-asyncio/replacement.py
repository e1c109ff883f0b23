# project: {"asyncio/__init__.py": "from .core import *\n", "asyncio/core.py": "def run(main): ...\n"}
import asyncio

asyncio.run(1)
