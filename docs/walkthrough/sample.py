# Every underlined place is a mistake. Put the cursor on it and press Shift+Alt+. (Mac: Option+Command+.) to fix it.
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
