"""Generators with time limits and groups."""

import asyncio
import contextlib
from contextlib import asynccontextmanager

import async_timeout
import pytest


async def fetch(name):
    await asyncio.sleep(1)
    return name


async def limited(names):
    async with asyncio.timeout(10):
        for name in names:
            yield await fetch(name)  # expect: yield-in-cancel-scope
#           ^^^^^ the time limit around it goes on
        yield  # expect: yield-in-cancel-scope


async def grouped(names):
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(fetch(name)) for name in names]
        for task in tasks:
            yield await task  # expect: yield-in-cancel-scope
#           ^^^^^ a failing task of the group


async def deadline(names, loop):
    async with asyncio.timeout_at(loop.time() + 3):
        try:
            yield await fetch(names[0])  # expect: yield-in-cancel-scope
        finally:
            print("done")


async def old_library(names):
    async with async_timeout.timeout(3):
        yield await fetch(names[0])  # expect: yield-in-cancel-scope


async def several_managers(names):
    async with asyncio.Lock(), asyncio.timeout(3):
        answer = yield await fetch(names[0])  # expect: yield-in-cancel-scope
        if answer:
            yield answer  # expect: yield-in-cancel-scope


class Reader:
    async def __aiter__(self):
        async with asyncio.timeout(3):
            yield await fetch("a")  # expect: yield-in-cancel-scope

    @staticmethod
    async def lines():
        async with asyncio.timeout(3):
            async with asyncio.Lock():
                yield await fetch("a")  # expect: yield-in-cancel-scope

    async def lines_of(self, names):
        for name in names:
            async with asyncio.timeout(3):
                line = await fetch(name)
            yield line


async def sound(names):
    yield await asyncio.wait_for(fetch("a"), 3)
    async with asyncio.Lock():
        yield "locked"
    async with asyncio.timeout(3):

        async def inner():
            yield await fetch("b")

        print(inner(), [one async for one in inner()])
    yield [name for name in names]


@asynccontextmanager
async def manager():
    async with asyncio.timeout(3):
        yield await fetch("a")


@pytest.fixture
async def client():
    async with asyncio.TaskGroup() as group:
        yield group


async def made_a_manager_below():
    async with asyncio.TaskGroup() as group:
        yield group


manage = contextlib.asynccontextmanager(made_a_manager_below)


async def lifespan(app):
    async with asyncio.TaskGroup() as group:
        group.create_task(fetch(app))
        yield


async def use():
    async for one in limited("ab"):
        print(one)
