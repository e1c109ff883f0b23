# 每一处波浪线都是一个错误。把光标放上去，按 Shift+Alt+.（Mac：Option+Command+.）即可修复。
import asyncio


async def func():
    print("start")
    response = await.asyncio.sleep(2, "done")
    return response


async def main():
    func()
    text = func()
    print("text: " + text)


loop = asynico.get_event_loop()
loop.run_until_complete(main())
