#: byte-order-mark
"""问候程序 🎉"""
import asyncio

MODULE


async def main():
    名字 = "🎉"
    assert 名字; del 名字
    BODY


asyncio.run(main())
