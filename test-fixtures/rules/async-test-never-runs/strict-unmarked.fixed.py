# path: tests/test_client.py
# project: {"pytest.ini": "[pytest]\nasyncio_mode = strict\n", "pytest/__init__.py": "", "pytest_asyncio/__init__.py": ""}
import pytest
import asyncio


@pytest.mark.asyncio
async def test_one():  # expect: async-test-never-runs
#         ^^^^^^^^ the project sets `asyncio_mode` to `strict`
    await asyncio.sleep(0)


class TestClient:
    @pytest.mark.asyncio
    async def test_two(self):  # expect: async-test-never-runs
        await asyncio.sleep(0)

    async def helper(self):
        await asyncio.sleep(0)


async def test_three(anyio_backend):
    await asyncio.sleep(0)


def test_four():
    asyncio.run(TestClient().helper())
