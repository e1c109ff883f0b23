# What is new in Python 3.14.
try:
    a
except b, c:
    d
try:
    a
except* e, f:
    g
t"a {b} {c!r:>{d}}"
t'{e}' "f"
