"""Loops that go on when they are cancelled."""

import asyncio
import logging
import sys

logger = logging.getLogger(__name__)


async def fetch():
    await asyncio.sleep(1)


async def bare():
    while True:
        try:
            await fetch()
        except Exception:  # expect: swallowed-cancellation
#       ^^^^^^ this coroutine cannot be cancelled
            logger.exception("failed")


async def base():
    while True:
        try:
            await fetch()
        except Exception as error:  # expect: swallowed-cancellation
#       ^^^^^^^^^^^^^^^^^^^^ `except BaseException` catches
            logger.error("failed: %s", error)
            await asyncio.sleep(1)


async def named():
    for _ in range(10):
        try:
            await fetch()
        except asyncio.CancelledError:  # expect: swallowed-cancellation
            raise


async def one_of_several():
    while True:
        try:
            async for line in lines():
                print(line)
        except (OSError, asyncio.CancelledError):  # expect: swallowed-cancellation
            print("again")
            raise


async def lines():
    yield "line"


async def other_handlers_first():
    while True:
        try:
            async with asyncio.Lock():
                print("locked")
        except ValueError:
            raise
        except Exception:  # expect: swallowed-cancellation
            pass


class Poller:
    async def poll(self):
        while True:
            try:
                await fetch()
            except Exception:  # expect: swallowed-cancellation
                pass

    async def stop_polling(self):
        while True:
            try:
                await fetch()
            except asyncio.CancelledError:
                break


async def raised_again():
    while True:
        try:
            await fetch()
        except asyncio.CancelledError:
            raise
        except BaseException:
            print("failed")


async def raised_on_some_path(closing):
    while True:
        try:
            await fetch()
        except asyncio.CancelledError:
            logger.info("cancelled")
            if not closing:
                raise


async def ends_the_loop_by_a_flag(service):
    while service.running:
        try:
            await fetch()
        except asyncio.CancelledError:
            service.running = False


async def nothing_waits():
    while True:
        try:
            print(int("1"))
        except:
            print("failed")
        await fetch()


async def common_exceptions():
    while True:
        try:
            await fetch()
        except Exception:
            logger.exception("failed")


async def ends_the_program():
    while True:
        try:
            await fetch()
        except:
            sys.exit(1)


async def counts():
    while True:
        try:
            await fetch()
        except asyncio.CancelledError:
            if asyncio.current_task().cancelling() > 1:
                return


async def awaits_what_it_cancelled(tasks):
    for task in tasks:
        task.cancel()
        try:
            await task
        except asyncio.CancelledError:
            pass


async def awaits_tasks_of_others(tasks):
    for task in tasks:
        try:
            await task
        except asyncio.CancelledError:
            print("somebody has cancelled", task)


async def hands_on(future):
    while True:
        try:
            await fetch()
        except BaseException as error:
            future.set_exception(error)


def sync_code():
    while True:
        try:
            print("work")
        except:
            pass


async def function_inside():
    while True:
        try:

            async def inner():
                await fetch()

            print(inner)
        except:
            pass
