"""Brings CPython's syntax trees into the shape of `harness/shape.ts`.

Reads a JSON list of texts from standard input and prints a JSON list: for each text its statements, or null where CPython refuses it.
"""

import ast
import json
import re
import sys
import warnings

OPERATORS = {
    "Add": "+", "Sub": "-", "Mult": "*", "MatMult": "@", "Div": "/", "Mod": "%", "Pow": "**", "LShift": "<<", "RShift": ">>",
    "BitOr": "|", "BitXor": "^", "BitAnd": "&", "FloorDiv": "//", "Invert": "~", "Not": "not", "UAdd": "+", "USub": "-",
    "And": "and", "Or": "or", "Eq": "==", "NotEq": "!=", "Lt": "<", "LtE": "<=", "Gt": ">", "GtE": ">=", "Is": "is",
    "IsNot": "is not", "In": "in", "NotIn": "not in",
}


def operator(node):
    return OPERATORS[type(node).__name__]


class Shaper:
    def __init__(self, text):
        self.text = text
        self.lines = re.findall(r"[^\r\n]*(?:\r\n|\r|\n|$)", text)
        self.starts = []
        offset = 0
        for line in self.lines:
            self.starts.append(offset)
            offset += len(line) if line.isascii() else units(line)
        self.with_ranges = True

    def offset(self, line, column):
        written = self.lines[line - 1]
        if not written.isascii():
            column = units(written.encode()[:column].decode())
        return self.starts[line - 1] + column

    def start(self, node):
        return self.offset(node.lineno, node.col_offset)

    def end(self, node):
        end = self.offset(node.end_lineno, node.end_col_offset)
        # A compound statement may end with the semicolon of its last statement in CPython; in ours it never does.
        body = getattr(node, "body", None)
        return self.end(body[-1]) if self.text_ends_in_semicolon(node) and isinstance(body, list) else end

    def text_ends_in_semicolon(self, node):
        return self.lines[node.end_lineno - 1].encode()[: node.end_col_offset].endswith(b";")

    def range(self, node):
        return [self.start(node), self.end(node)] if self.with_ranges else []

    def statements(self, nodes):
        return [self.statement(node) for node in nodes]

    def statement(self, node):
        kind = type(node).__name__
        return getattr(self, "statement_" + kind.replace("Async", ""))(node)

    def head(self, kind, node):
        return [kind, self.start(node), self.end(node)]

    def optional(self, node):
        return None if node is None else self.expression(node)

    def all(self, nodes):
        return [self.expression(node) for node in nodes]

    def statement_FunctionDef(self, node):
        return [
            *self.head("FunctionDefinition", node), *self.all(node.decorator_list), isinstance(node, ast.AsyncFunctionDef), node.name,
            type_parameters(node), self.parameters(node.args), self.optional(node.returns), any(map(yields, node.body)),
            self.statements(node.body),
        ]

    def statement_ClassDef(self, node):
        start = None if node.decorator_list else self.start(node)
        return [
            "ClassDefinition", start, self.end(node), *self.all(node.decorator_list), node.name, type_parameters(node),
            self.arguments(node.bases, node.keywords), self.statements(node.body),
        ]

    def statement_Expr(self, node):
        return [*self.head("ExpressionStatement", node), self.expression(node.value)]

    def statement_Assign(self, node):
        return [*self.head("Assign", node), self.all(node.targets), None, self.expression(node.value)]

    def statement_AnnAssign(self, node):
        return [*self.head("Assign", node), [self.expression(node.target)], self.expression(node.annotation), self.optional(node.value)]

    def statement_AugAssign(self, node):
        return [*self.head("AugmentedAssign", node), self.expression(node.target), operator(node.op) + "=", self.expression(node.value)]

    def statement_Return(self, node):
        return [*self.head("Return", node), self.optional(node.value)]

    def statement_Delete(self, node):
        return [*self.head("Delete", node), self.all(node.targets)]

    def statement_Raise(self, node):
        return [*self.head("Raise", node), self.optional(node.exc), self.optional(node.cause)]

    def statement_Assert(self, node):
        return [*self.head("Assert", node), self.expression(node.test), self.optional(node.msg)]

    def statement_If(self, node):
        branches = [[self.expression(node.test), self.statements(node.body)]]
        rest = node.orelse
        while len(rest) == 1 and isinstance(rest[0], ast.If) and self.is_elif(rest[0]):
            branches.append([self.expression(rest[0].test), self.statements(rest[0].body)])
            rest = rest[0].orelse
        if rest:
            branches.append([None, self.statements(rest)])
        return [*self.head("If", node), *branches]

    def is_elif(self, node):
        return self.lines[node.lineno - 1].encode()[node.col_offset:].startswith(b"elif")

    def statement_While(self, node):
        return [*self.head("While", node), self.expression(node.test), self.statements(node.body), self.statements(node.orelse)]

    def statement_For(self, node):
        return [
            *self.head("For", node), isinstance(node, ast.AsyncFor), self.expression(node.target), self.expression(node.iter),
            self.statements(node.body), self.statements(node.orelse),
        ]

    def statement_With(self, node):
        items = [[self.expression(item.context_expr), self.optional(item.optional_vars)] for item in node.items]
        return [*self.head("With", node), isinstance(node, ast.AsyncWith), items, self.statements(node.body)]

    def statement_Try(self, node):
        is_group = type(node).__name__ == "TryStar"
        handlers = [
            [*self.head("", one)[1:], is_group, self.optional(one.type), one.name, self.statements(one.body)] for one in node.handlers
        ]
        return [*self.head("Try", node), self.statements(node.body), handlers, self.statements(node.orelse), self.statements(node.finalbody)]

    statement_TryStar = statement_Try

    def statement_Match(self, node):
        cases = []
        for case in node.cases:
            captures, values = [], []
            self.pattern(case.pattern, captures, values)
            matches_all = case.guard is None and isinstance(case.pattern, ast.MatchAs) and case.pattern.pattern is None
            cases.append([captures, values, self.optional(case.guard), matches_all, self.statements(case.body)])
        return [*self.head("Match", node), self.expression(node.subject), cases]

    def pattern(self, node, captures, values):
        if isinstance(node, ast.MatchValue):
            if isinstance(node.value, ast.Attribute):
                values.append(self.expression(node.value))
        elif isinstance(node, ast.MatchMapping):
            for key, value in zip(node.keys, node.patterns):
                if isinstance(key, ast.Attribute):
                    values.append(self.expression(key))
                self.pattern(value, captures, values)
            if node.rest:
                captures.append(node.rest)
        elif isinstance(node, ast.MatchClass):
            values.append(self.expression(node.cls))
            for one in node.patterns + node.kwd_patterns:
                self.pattern(one, captures, values)
        elif isinstance(node, (ast.MatchSequence, ast.MatchOr)):
            for one in node.patterns:
                self.pattern(one, captures, values)
        elif isinstance(node, ast.MatchStar):
            if node.name:
                captures.append(node.name)
        elif isinstance(node, ast.MatchAs):
            if node.pattern:
                self.pattern(node.pattern, captures, values)
            if node.name:
                captures.append(node.name)

    def statement_Import(self, node):
        return [*self.head("Import", node), *map(self.alias, node.names)]

    def statement_ImportFrom(self, node):
        is_star = node.names[0].name == "*"
        names = [] if is_star else map(self.alias, node.names)
        return [*self.head("ImportFrom", node), node.level, node.module or "", is_star, *names]

    def alias(self, node):
        return [self.start(node), self.end(node), node.name, node.asname]

    def statement_Global(self, node):
        return [*self.head(type(node).__name__, node), node.names]

    statement_Nonlocal = statement_Global

    def statement_TypeAlias(self, node):
        return [*self.head("TypeAlias", node), node.name.id, type_parameters(node), self.expression(node.value)]

    def statement_Pass(self, node):
        return self.head(type(node).__name__, node)

    statement_Break = statement_Pass
    statement_Continue = statement_Pass

    def parameters(self, node):
        positional = node.posonlyargs + node.args
        defaults = [None] * (len(positional) - len(node.defaults)) + node.defaults
        result = [
            self.parameter(one, default, 0, "positional" if index < len(node.posonlyargs) else "both")
            for index, (one, default) in enumerate(zip(positional, defaults))
        ]
        if node.vararg:
            result.append(self.parameter(node.vararg, None, 1, "both"))
        result += [self.parameter(one, default, 0, "keyword") for one, default in zip(node.kwonlyargs, node.kw_defaults)]
        if node.kwarg:
            result.append(self.parameter(node.kwarg, None, 2, "keyword" if node.vararg or node.kwonlyargs else "both"))
        return result

    def parameter(self, node, default, stars, passing):
        return [node.arg, self.optional(node.annotation), self.optional(default), stars, passing]

    def arguments(self, positional, keywords):
        by_place = sorted([*positional, *(one for one in keywords)], key=lambda one: (one.lineno, one.col_offset))
        result = []
        for one in by_place:
            if isinstance(one, ast.keyword):
                result.append([one.arg, 0 if one.arg else 2, self.expression(one.value)])
            elif isinstance(one, ast.Starred):
                result.append([None, 1, self.expression(one.value)])
            else:
                result.append([None, 0, self.expression(one)])
        return result

    def expression(self, node):
        kind = type(node).__name__
        return getattr(self, "expression_" + kind)(node)

    def of_kind(self, kind, node, *parts):
        return [kind, *self.range(node), *parts]

    def expression_Name(self, node):
        return self.of_kind("Name", node, node.id)

    def expression_Attribute(self, node):
        end = self.end(node)
        last_line = self.lines[node.end_lineno - 1].encode()[: node.end_col_offset].decode()
        written = re.search(r"\w+\Z", last_line).group()
        name = [end - units(written), end] if self.with_ranges else []
        return self.of_kind("Attribute", node, self.expression(node.value), node.attr, *name)

    def expression_Subscript(self, node):
        return self.of_kind("Subscript", node, self.expression(node.value), self.expression(node.slice))

    def expression_Call(self, node):
        return self.of_kind("Call", node, self.expression(node.func), self.arguments(node.args, node.keywords))

    def expression_Await(self, node):
        return self.of_kind(type(node).__name__, node, self.expression(node.value))

    expression_Starred = expression_Await

    def expression_UnaryOp(self, node):
        return self.of_kind("Unary", node, operator(node.op), self.expression(node.operand))

    def expression_BinOp(self, node):
        return self.of_kind("Binary", node, self.expression(node.left), operator(node.op), self.expression(node.right))

    def expression_BoolOp(self, node):
        return self.of_kind("Boolean", node, operator(node.op), *self.all(node.values))

    def expression_Compare(self, node):
        return self.of_kind("Compare", node, [operator(one) for one in node.ops], self.all([node.left, *node.comparators]))

    def expression_IfExp(self, node):
        return self.of_kind("Conditional", node, *self.all([node.body, node.test, node.orelse]))

    def expression_Lambda(self, node):
        return self.of_kind("Lambda", node, self.parameters(node.args), self.expression(node.body))

    def expression_Tuple(self, node):
        return self.of_kind(type(node).__name__, node, *self.all(node.elts))

    expression_List = expression_Tuple
    expression_Set = expression_Tuple

    def expression_Dict(self, node):
        return self.of_kind("Dict", node, *([self.optional(key), self.expression(value)] for key, value in zip(node.keys, node.values)))

    def comprehension(self, form, node, element, value):
        clauses = [
            [bool(one.is_async), self.expression(one.target), self.expression(one.iter), self.all(one.ifs)] for one in node.generators
        ]
        return self.of_kind("Comprehension", node, form, self.expression(element), self.optional(value), clauses)

    def expression_ListComp(self, node):
        return self.comprehension("list", node, node.elt, None)

    def expression_SetComp(self, node):
        return self.comprehension("set", node, node.elt, None)

    def expression_GeneratorExp(self, node):
        return self.comprehension("generator", node, node.elt, None)

    def expression_DictComp(self, node):
        return self.comprehension("dict", node, node.key, node.value)

    def expression_Yield(self, node):
        return self.of_kind("Yield", node, isinstance(node, ast.YieldFrom), self.optional(node.value))

    expression_YieldFrom = expression_Yield

    def expression_NamedExpr(self, node):
        return self.of_kind("NamedExpression", node, self.expression(node.target), self.expression(node.value))

    def expression_Constant(self, node):
        return self.of_kind("String" if isinstance(node.value, (str, bytes)) else "Constant", node)

    def expression_JoinedStr(self, node):
        outside, self.with_ranges = self.with_ranges, False
        interpolations = list(self.interpolations(node))
        self.with_ranges = outside
        return self.of_kind("String", node, *interpolations)

    expression_TemplateStr = expression_JoinedStr

    def interpolations(self, node):
        for one in node.values:
            if type(one).__name__ in ("FormattedValue", "Interpolation"):
                yield self.expression(one.value)
                if one.format_spec:
                    yield from self.interpolations(one.format_spec)

    def expression_Slice(self, node):
        return self.of_kind("Slice", node, *(self.expression(one) for one in (node.lower, node.upper, node.step) if one))


def units(text):
    """The length of a text in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def type_parameters(node):
    return [one.name for one in getattr(node, "type_params", [])]


def yields(node):
    if isinstance(node, (ast.Yield, ast.YieldFrom)):
        return True
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)):
        return False
    return any(map(yields, ast.iter_child_nodes(node)))


def shapes(text):
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    return Shaper(text).statements(tree.body)


warnings.simplefilter("ignore")
sys.setrecursionlimit(10000)
json.dump([shapes(text) for text in json.loads(sys.stdin.buffer.read())], sys.stdout)
