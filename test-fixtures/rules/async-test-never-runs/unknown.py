# path: tests/test_client.py
import asyncio

import pytest


async def test_one():
    await asyncio.sleep(0)


class TestClient:
    async def test_two(self):
        await asyncio.sleep(0)


@pytest.mark.skip
async def test_three():
    await asyncio.sleep(0)
