# python: 3.11-3.14
from asyncio import TimeoutError  # expect: timeout-error-alias

__all__ = ["TimeoutError"]
