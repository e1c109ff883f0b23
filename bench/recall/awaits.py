"""Finds the await expressions of Python files with CPython's own parser, for the benchmark of recall.

    python3 awaits.py find ROOT SITE_PACKAGES < list of paths    (one path per line, relative to ROOT)
    python3 awaits.py parse < list of paths

`find` prints for every file what a JSON line holds: its functions, and for each the awaits that belong to it. Lines count from one, columns in
UTF-8 bytes from zero, as in CPython's `ast`. A file that CPython cannot parse is reported with an error and without functions.
`parse` prints the paths of the files that CPython cannot parse.
"""

import ast
import json
import sys
from pathlib import Path

from origins import Origins

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def place_of(node, parents):
    """Where the value of an await goes first, as the table of the benchmark names it."""
    parent = parents[node]
    if isinstance(parent, ast.Expr):
        return "statement"
    if isinstance(parent, (ast.Assign, ast.AnnAssign, ast.AugAssign, ast.NamedExpr)):
        return "assignment"
    if isinstance(parent, ast.Return):
        return "return"
    if isinstance(parent, ast.keyword) or isinstance(parent, ast.Call) and node is not parent.func:
        return "argument"
    if isinstance(parent, (ast.If, ast.While, ast.Assert, ast.BoolOp)):
        return "condition"
    if isinstance(parent, ast.UnaryOp) and isinstance(parent.op, ast.Not):
        return "condition"
    if isinstance(parent, ast.IfExp) and node is parent.test:
        return "condition"
    if isinstance(parent, ast.comprehension) and node in parent.ifs:
        return "condition"
    if isinstance(parent, (ast.Attribute, ast.Subscript)) and node is parent.value:
        return "attribute, index"
    return "other"


def uses_of(node, parents, function):
    """What is done with the variable that an await is assigned to, in the same function."""
    parent = parents[node]
    if not isinstance(parent, (ast.Assign, ast.AnnAssign, ast.NamedExpr)):
        return []
    targets = parent.targets if isinstance(parent, ast.Assign) else [parent.target]
    if len(targets) != 1:
        return ["several targets"]
    if isinstance(targets[0], ast.Attribute):
        return ["kept in an attribute"]
    if isinstance(targets[0], ast.Subscript):
        return ["kept in a container"]
    if not isinstance(targets[0], ast.Name):
        return ["unpacked"]
    name = targets[0].id
    uses = set()
    for use in ast.walk(function):
        if isinstance(use, ast.Name) and use.id == name and isinstance(use.ctx, ast.Load):
            outer = parents[use]
            if isinstance(outer, ast.Attribute):
                uses.add("attribute")
            elif isinstance(outer, ast.Call) and use is outer.func:
                uses.add("called")
            elif isinstance(outer, ast.Subscript):
                uses.add("indexed" if use is outer.value else "index")
            elif isinstance(outer, (ast.Compare, ast.BinOp)):
                uses.add("operand")
            elif isinstance(outer, (ast.For, ast.comprehension)):
                uses.add("iterated")
            elif isinstance(outer, ast.Await):
                uses.add("awaited")
            elif isinstance(outer, (ast.Tuple, ast.List, ast.Dict, ast.Set)):
                uses.add("in a display")
            else:
                place = place_of(use, parents)
                uses.add(type(outer).__name__ if place == "other" else {"return": "returned", "argument": "passed on"}.get(place, place))
    return sorted(uses) or ["unused"]


def statement_before(node, parents):
    """The simple statement around an expression, if a statement can be put in front of it; its line and column."""
    while not isinstance(node, ast.stmt):
        # Inside these the expression is evaluated with other names, or not by this function.
        if isinstance(node, (ast.comprehension, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp, ast.Lambda)):
            return None
        node = parents[node]
    if isinstance(node, (ast.Expr, ast.Assign, ast.AnnAssign, ast.AugAssign, ast.Return, ast.Raise, ast.Assert, ast.Delete)):
        return [node.lineno, node.col_offset]
    return None


def is_await_at(lines, node):
    """Whether the word stands where the tree says: not so inside f-strings before Python 3.12, and in files with odd line ends."""
    rest = lines[node.lineno - 1][node.col_offset :] if node.lineno <= len(lines) else b""
    behind = rest[5:].strip(b" \t\r")
    # With the operand on another line the deletion would leave a line end inside an expression.
    return rest[:6] in (b"await ", b"await\t", b"await(") and not behind.startswith((b"#", b"\\")) and behind != b""


def functions_of(source, path, root, site_packages):
    tree = ast.parse(source)
    parents = {child: parent for parent in ast.walk(tree) for child in ast.iter_child_nodes(parent)}
    lines = source.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    origins = Origins(tree, parents, path, root, site_packages)
    functions = {}
    for node in ast.walk(tree):
        if isinstance(node, FUNCTIONS):
            returns = ast.unparse(node.returns) if node.returns else None
            functions[node] = {"name": node.name, "line": node.lineno, "endLine": node.end_lineno, "returns": returns, "awaits": []}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Await) or not is_await_at(lines, node):
            continue
        function, inner = parents[node], node
        # Decorators and defaults are evaluated by the function around.
        while not (isinstance(function, FUNCTIONS) and inner in function.body):
            if isinstance(function, (ast.Module, ast.Lambda)):
                break
            function, inner = parents[function], function
        if function not in functions:
            continue
        functions[function]["awaits"].append(
            {
                "line": node.lineno,
                "column": node.col_offset,
                "place": place_of(node, parents),
                "operand": ast.unparse(node.value),
                "origin": origins.of(node.value, function),
                "uses": uses_of(node, parents, function),
                "statement": statement_before(node, parents),
            }
        )
    return list(functions.values())


def find(root, site_packages):
    for path in sys.stdin.read().splitlines():
        try:
            source = Path(root, path).read_bytes()
            source.decode("utf-8")
            answer = {"file": path, "lines": source.count(b"\n"), "functions": functions_of(source, path, Path(root), Path(site_packages))}
        except (SyntaxError, ValueError, RecursionError) as error:
            answer = {"file": path, "lines": 0, "functions": [], "error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer))


def parse():
    for path in sys.stdin.read().splitlines():
        try:
            ast.parse(Path(path).read_bytes())
        except (SyntaxError, ValueError, RecursionError):
            print(path)


if __name__ == "__main__":
    sys.stdin.reconfigure(encoding="utf-8")
    sys.stdout.reconfigure(encoding="utf-8")
    if sys.argv[1] == "find":
        find(sys.argv[2], sys.argv[3])
    else:
        parse()
