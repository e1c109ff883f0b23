"""（全角）characters “in” strings and comments are nobody's business: ，；："""
import asyncio

# 注释（一）：“你好”，　世界 。
名字 = "世界"
变量２ = 1
ｎａｍｅ = 2
print("你好，" f"{名字}：（）" '“”', 变量２, name)
text = """
>>> asyncio.run(main())
... （）
In [1]: x
1 import asyncio
2 import os
3 import sys
"""
numbers = [
    1, 2,
    2, 3,
    3, 4,
]
table = {
    1: 2,
    2: 3,
    3: 4,
}
x = ...
async def main(): ...


class Protocol:
    async def go(self):
        ...


print(r"“\d”", b"x", text, numbers, table, x >> 1)
asyncio.run(main())
