# options: {"synchronousCallers": ["shop.Timer.every", "shop.after"], "decorators": {"shop.runs": "sync"}}
import logging
import functools
import asyncio
import atexit
import contextlib
import sched
import signal
import tkinter
import unittest
import weakref
from tkinter import ttk

import click
import schedule
import shop
import telebot
import typer
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.schedulers.background import BackgroundScheduler
from kivy.clock import Clock
from PyQt6.QtWidgets import QPushButton


background_tasks = set()


def report_failure(task):
    if not task.cancelled() and task.exception():
        logging.getLogger(__name__).error("A background task failed", exc_info=task.exception())


def run_async(function):
    @functools.wraps(function)
    def run(*arguments, **options):
        return asyncio.run(function(*arguments, **options))

    return run


async def save():
    await asyncio.sleep(1)


async def told(event):
    print(event)


def plain():
    pass


atexit.register(lambda: asyncio.run(save()))  # expect: async-callback
signal.signal(signal.SIGINT, told)  # expect: async-callback


@atexit.register  # expect: async-callback
#^^^^^^^^^^^^^^^ What `@atexit.register` registers is called without awaiting
@run_async
async def at_exit():
    await save()


root = tkinter.Tk()
button = tkinter.Button(root, text="Save", command=lambda: asyncio.run(save()))  # expect: async-callback
ttk.Button(root, command=lambda: asyncio.run(told("x")))  # expect: async-callback
root.after(100, lambda: asyncio.run(save()))  # expect: async-callback
root.bind("<Key>", lambda *arguments: asyncio.run(told(*arguments)))  # expect: async-callback
root.protocol("WM_DELETE_WINDOW", lambda: asyncio.run(save()))  # expect: async-callback
button.config(command=lambda: asyncio.run(save()))  # expect: async-callback
button.configure(command=plain)
root.after(100, plain)
tkinter.Button(root, command=plain)

schedule.every().do(lambda: asyncio.run(save()))  # expect: async-callback
schedule.every(10).minutes.do(lambda: asyncio.run(save()))  # expect: async-callback
schedule.every().day.at("10:30").do(lambda: asyncio.run(save()))  # expect: async-callback
schedule.every(10).minutes.do(plain)
Clock.schedule_once(lambda *arguments: asyncio.run(told(*arguments)), 1)  # expect: async-callback
QPushButton("x").clicked.connect(lambda: asyncio.run(save()))  # expect: async-callback
sched.scheduler().enter(1, 1, lambda: asyncio.run(save()))  # expect: async-callback
weakref.finalize(root, lambda: asyncio.run(save()))  # expect: async-callback

scheduler = BackgroundScheduler()
scheduler.add_job(lambda: asyncio.run(save()), "interval", seconds=1)  # expect: async-callback
AsyncIOScheduler().add_job(save, "interval", seconds=1)

app = typer.Typer()
bot = telebot.TeleBot("token")


@click.group()
def cli():
    pass


@cli.command()  # expect: async-callback
@click.option("--name")
@run_async
async def hello(name):
    print(name)


@click.command()  # expect: async-callback
@run_async
async def alone():
    print("alone")


@app.command()  # expect: async-callback
@run_async
async def typed():
    print("typed")


@bot.message_handler(commands=["start"])  # expect: async-callback
@run_async
async def answer(message):
    print(message)


# What the other decorator makes runs by itself.
@click.command()
@shop.runs
async def wrapped():
    print("wrapped")


@click.command()
@shop.unknown
async def maybe():
    print("maybe")


class OwnTyper(typer.Typer):
    def command(self, function):
        return super().command()(lambda: asyncio.run(function()))


class OwnButton(tkinter.Button):
    def __init__(self, command):
        super().__init__(command=lambda: asyncio.run(command()))

    def after(self, delay, function):
        super().after(delay, lambda: asyncio.run(function()))


own_app = OwnTyper()
OwnButton(command=save).after(1, save)


@own_app.command
async def owned():
    print("owned")


@click.command()
def sound():
    asyncio.run(save())


shop.after(1, lambda: asyncio.run(save()))  # expect: async-callback
#             ^^^^ as the project's settings say
shop.Timer().every(1, callback=lambda: asyncio.run(save()))  # expect: async-callback
shop.Timer().every(1, callback=plain)
shop.on(save)


class Tests(unittest.IsolatedAsyncioTestCase):
    async def test_one(self):
        self.addCleanup(save)
        self.addAsyncCleanup(save)
        self.addCleanup(plain)


class PlainTests(unittest.TestCase):
    def test_two(self):
        self.addCleanup(lambda: asyncio.run(save()))  # expect: async-callback


async def main():
    async with contextlib.AsyncExitStack() as stack:
        stack.push_async_callback(save)  # expect: async-callback
        stack.push_async_callback(save)
    with contextlib.ExitStack() as other:
        def start_save():
            task = asyncio.create_task(save())
            background_tasks.add(task)
            task.add_done_callback(background_tasks.discard)
            task.add_done_callback(report_failure)

        other.callback(start_save)  # expect: async-callback

    def start_save():
        task = asyncio.create_task(save())
        background_tasks.add(task)
        task.add_done_callback(background_tasks.discard)
        task.add_done_callback(report_failure)

    root.after(1, start_save)  # expect: async-callback
