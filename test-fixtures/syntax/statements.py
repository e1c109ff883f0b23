"""Every simple statement."""
from __future__ import annotations

import a
import a.b.c
import a as b, c . d as e
from a import b
from a import b as c, d
from a import (
    b,
    c as d,  # why
)
from . import a
from .a.b import c
from ... import a
from a import *

x
x; y;
x,
x, y
x = 1
x = y = z = 1
x, y = y, x
(x) = 1
(x,) = 1,
[x, *rest] = y
x.y[0] = 1
x: int
x: int = 1
(x): int = 1
x.y: list[int] = []
x: list[a] | b | c[d] | None
x: a | (b | c) | d[e]
x: dict[a: b]
x: a.b | "c" | c[d].e
x += 1
x @= y
x //= 2; y **= 3; z >>= 4
del x
del x, y.z, w[0]
del (x, y)
del (x)
assert x
assert x, "why"
raise
raise x
raise x from y
pass
print(x)
print
exec
type
match
match = case = type = _ = 1
type(x).y = 1
type(x)[0].y = 1
type[x] = 1
match(x)
match[x]
type X = int
type Y[T] = list[T]
type Z[T: int, *Ts, **P] = dict[T, P]
global x
