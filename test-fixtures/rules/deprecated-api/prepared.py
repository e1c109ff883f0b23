# python: 3.9-3.15
"""Code that knows about the versions, and things of the same names."""

from __future__ import annotations

import asyncio
import inspect
import sys
import unittest
import warnings
from typing import TYPE_CHECKING

import pytest
import uvloop
from library import get_event_loop_policy, iscoroutinefunction

if TYPE_CHECKING:
    from asyncio import AbstractEventLoopPolicy

if sys.version_info >= (3, 12):
    is_coroutine_function = inspect.iscoroutinefunction
else:
    is_coroutine_function = asyncio.iscoroutinefunction


def keep(policy: asyncio.AbstractEventLoopPolicy) -> AbstractEventLoopPolicy:
    return policy


def install():
    if sys.version_info >= (3, 12):
        return uvloop.run
    uvloop.install()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        asyncio.set_event_loop_policy(None)
    return get_event_loop_policy(), iscoroutinefunction(print)


class Policies:
    def set_event_loop_policy(self, policy):
        self.policy = policy


class Test(unittest.TestCase):
    def test(self):
        with self.assertWarns(DeprecationWarning):
            asyncio.get_event_loop_policy()
        with pytest.deprecated_call():
            asyncio.iscoroutinefunction(print)
        Policies().set_event_loop_policy(None)
        asyncio.set_event_loop(None)
