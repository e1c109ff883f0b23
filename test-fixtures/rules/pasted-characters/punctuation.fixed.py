"""Full-width punctuation outside of strings and comments."""
import asyncio


async def main():  # expect: pasted-characters
#             ^^^ `（` (U+FF08) is not a character of Python's syntax, though it looks like one. Python refuses the whole file ("SyntaxError: invalid character '（' (U+FF08)").
    print("你好，世界（1）")  # expect: pasted-characters
    print("你好")  # expect: pasted-characters
#         ^^^^ (U+201C)
    name = '世界'  # expect: pasted-characters
    numbers = [1,2,3]  # expect: pasted-characters
    table = {"a":1}; more = 2  # expect: pasted-characters
    x = 1 + 2  # expect: pasted-characters
    text = 'he said "yes"'  # expect: pasted-characters
    mixed = "text"  # expect: pasted-characters
    y = 12  # expect: pasted-characters
    print(f"{name}", r'a\b')  # expect: pasted-characters
    if x != y:  # expect: pasted-characters
        await asyncio.sleep(1)  # expect: pasted-characters
    return numbers,table  # 说明（一）
    # expect-above: pasted-characters
    print(more, text, mixed)


def arrow(a) -> int:  # expect: pasted-characters
    return a-1  # expect: pasted-characters


asyncio.run(main())  # expect: pasted-characters
# 这是一个例子，说明如何使用 asyncio。
# expect-above: pasted-characters
