# path: package/asyncio/client.py
# project: {"package/__init__.py": "", "package/asyncio/__init__.py": "", "package/asyncio.py": ""}
import asyncio

print(asyncio.run)
