a.b.c
a[b]
a[b, c]
a[b,]
a[b:c]
a[b:c:d]
a[:, ::2, ...]
a[*b]
a[*b, c]
f()
f(a, *b, c=d, **e)
f(a for a in b)
f(*a.b(), *c[0], *d or e)
f(a)(b)(c)
(a)
(a,)
(a, b)
()
[]
[a, *b.c()]
{a}
{a, *b}
{}
{a: b, **c}
[a for a in b]
[a for a, b in c for d in e if f if g]
{a for a in b}
{a: b for a in c}
(a for a in b)
[a for a in b, ] if False else 0
not a
-a
+a
~a
- a ** -b
a ** b ** c
a + b * c - d // e % f @ g / h
a << b >> c & d ^ e | f
a & b ^ c & d ^ e & f
a < b
a < b <= c != d
a is not b
a not in b
a is b in c
a and b or c
not a == b and c
(a and b) and c
a if b else c if d else e
(a := b)
f(a := b if c else d)
(a := b if c else d if e else f)
(a := lambda: b if c else d)
(a := not b == c or d)
1
1.5
1j
0xFF
1_000
True
False
None
...
"a"
'''a
b'''
b"a"
r"\d"
"a" 'b' f"c"
f"a"
f"{a}"
f"{a!r:>{b}}{c=}{{d}}{e:%Y-%m}"
f"{a:{b}{c}}"
f"{x:=10}{(y := 10)}"
f'{a["b"]} {f(c) if d else e}'
f"{*a, b}"
f"""
{
    a
}
"""
rf"\d{a}"
