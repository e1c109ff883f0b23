# path: tests/client_test.py
# project: {"pyproject.toml": "[tool.pytest.ini_options]\nasyncio_mode = \"strict\"\n"}
import asyncio

import pytest


@pytest.mark.asyncio
async def test_one():
    await asyncio.sleep(0)


@pytest.mark.asyncio
async def test_two():  # expect: async-test-never-runs
    await asyncio.sleep(0)


@pytest.mark.asyncio
@pytest.mark.parametrize("number", [1, 2])
async def test_three(number):  # expect: async-test-never-runs
    await asyncio.sleep(0)


class TestClient:
    @pytest.mark.asyncio
    async def test_four(self):
        await asyncio.sleep(0)

    @pytest.mark.asyncio
    async def test_five(self):  # expect: async-test-never-runs
        await asyncio.sleep(0)

    async def helper(self):
        await asyncio.sleep(0)


@pytest.mark.network
async def test_six():
    await asyncio.sleep(0)


async def test_seven(event_loop):
    await asyncio.sleep(0)


async def test_eight():
    await asyncio.sleep(0)


def test_nine():
    asyncio.run(test_eight())


class Base:
    async def test_ten(self):
        await asyncio.sleep(0)


@pytest.mark.trio
async def test_eleven():
    await asyncio.sleep(0)
