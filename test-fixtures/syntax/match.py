match a:
    case 1 | -1.5 | 1+2j | "a" "b" | b"c" | None | True: pass
    case a: pass
match a, b:
    case x, *rest: pass
    case (x, y) | [x, y] if x: pass
    case x,: pass
    case []: pass
    case (x): pass
match a,:
    case a.b.c: pass
    case A(): pass
    case a.B(x, y=z, w=C(v)): pass
    case {"k": v, a.b: w, **rest}: pass
    case {}: pass
    case [x, *_]: pass
    case (1 | 2) as x: pass
    case [A() as x, _]: pass
    case _ if a: pass
    case _: pass
