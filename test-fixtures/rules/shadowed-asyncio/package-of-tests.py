# path: test_client.py
# project: {"asyncio/__init__.py": ""}
import asyncio

print(asyncio)
