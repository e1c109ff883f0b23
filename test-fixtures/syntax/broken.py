async def f():
    x = await.asyncio.sleep(2)
    await. g()
    return x

import asyncioasync def func():print("x")result = func()
asnyc def k(): pass
if :
    l
class :
    m
for in x: pass
print "n"
x = = 1
)
def g(:
    pass

f(a, b
h(c)
