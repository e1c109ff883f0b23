if a:
    b
elif c:
    d
elif e:
    f
else:
    g

if a: b; c;

if a:
    b
else:
    if c:
        d

while a:
    break
else:
    continue

for a in b:
    c
else:
    d

for a, *b in c, d:
    pass

for (a) in b: pass

with a: pass

with a as b, c as (d, e):
    pass

with (a as b):
    pass

with (
    a as b,
    c,
):
    pass

with (a, b) as c:
    pass

with (a): pass

with a if b else c as d: pass

with (a if b else c if d else e as f, g): pass

with (a if b else c as d): pass

try:
    a
except b:
    c
except (d, e) as f:
    g
except a if b else c as d:
    pass
except:
    h
else:
    i
finally:
    j

try:
    a
except* b:
    c
except* (d, e) as f:
    g

try:
    a
finally:
    b


def f():
    a
    # This comment is no part of the function.


# Nor is this one.
