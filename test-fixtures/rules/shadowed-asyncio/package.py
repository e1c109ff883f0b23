# project: {"asyncio/__init__.py": ""}
# without: alias
# (Under another name the module is the same file.)
import asyncio  # expect: shadowed-asyncio
#      ^^^^^^^ imports `asyncio/__init__.py`

print(asyncio)
