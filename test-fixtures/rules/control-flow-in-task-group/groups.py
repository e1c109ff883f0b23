# A group from which the jump has gone may have one task left and nothing beside it.
# fix-leaves: single-task-group
"""Jumps in and around groups of tasks."""

import asyncio
from asyncio import TaskGroup


async def ask(server):
    await asyncio.sleep(1)
    return server


async def returns(servers):
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(ask(one)) for one in servers]
        if not tasks:
            return None  # expect: control-flow-in-task-group
#           ^^^^^^ it first waits for all tasks of the `TaskGroup`
        return tasks[0]  # expect: control-flow-in-task-group


async def loops(servers):
    for server in servers:
        async with TaskGroup() as group:
            group.create_task(ask(server))
            if server == "last":
                break  # expect: control-flow-in-task-group
#               ^^^^^ `break` does not leave at once
            elif server == "skipped":
                continue  # expect: control-flow-in-task-group
    while True:
        async with asyncio.timeout(3), asyncio.TaskGroup() as group:
            try:
                group.create_task(ask("x"))
                return 1  # expect: control-flow-in-task-group
            except OSError:
                return 2  # expect: control-flow-in-task-group
            finally:
                print("tried")


async def matches(command):
    async with asyncio.TaskGroup() as group:
        match command:
            case "ask":
                group.create_task(ask("a"))
            case _:
                return  # expect: control-flow-in-task-group
        with open("log.txt") as log:
            for line in log:
                if line == "end":
                    return line  # expect: control-flow-in-task-group
            else:
                return None  # expect: control-flow-in-task-group


async def sound(servers):
    async with asyncio.TaskGroup() as group:
        for server in servers:
            if server == "last":
                break
            if server == "skipped":
                continue
            group.create_task(ask(server))
        while servers:
            break

        def first():
            return servers[0]

        async def later():
            return first()

        key = lambda: first()
        group.create_task(later())
    return key


async def other_managers():
    async with asyncio.timeout(1):
        return await ask("a")
    async with asyncio.Lock():
        return await ask("b")


def sync_code():
    with open("log.txt") as log:
        return log.read()
