# path: tests/test_client.py
# project: {"pytest/__init__.py": "", "tests/conftest.py": ""}
import asyncio

import pytest


async def test_one():  # expect: async-test-never-runs
#         ^^^^^^^^ no plug-in for them is installed
    await asyncio.sleep(0)


class TestClient:
    async def test_two(self):  # expect: async-test-never-runs
        await asyncio.sleep(0)


@pytest.mark.skip
async def test_three():  # expect: async-test-never-runs
    await asyncio.sleep(0)
