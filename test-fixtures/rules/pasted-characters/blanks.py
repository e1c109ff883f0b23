"""Blanks that are no spaces, and characters that nobody sees."""
import asyncio


async def main():
    print("nbsp")  # expect: pasted-characters
　　x　= 1  # expect: pasted-characters
    await asyncio.sleep(1)  # expect: pasted-characters
#        ^ There is a special blank here (U+00A0)
    y = 2​  # expect: pasted-characters
#        ^ invalid non-printable character U+200B
    ​z = 3  # expect: pasted-characters
    na​me = x  # expect: pasted-characters
    print(x, y, z)   # expect: pasted-characters
    print(na﻿me)  # expect: pasted-characters
    return [
        1,
         2,  # expect: pasted-characters
    ]


asyncio.run(main())
