/** What the table of special methods says of coroutine objects is what CPython does with them. */
import { describe, expect, it } from "vitest";
import data from "../../src/core/semantics/special-methods.json";
import { allInterpreters, runPython } from "../harness/cpython";

/** How Python comes to call each of the methods; `o` is an object of a class with an asynchronous one. */
const uses: Readonly<Record<string, string>> = {
  __init__: "C()",
  __len__: "len(o)",
  __str__: "str(o)",
  __repr__: "repr(o)",
  __format__: "f'{o}'",
  __bytes__: "bytes(o)",
  __hash__: "hash(o)",
  __bool__: "bool(o)",
  __int__: "int(o)",
  __float__: "float(o)",
  __complex__: "complex(o)",
  __index__: "operator.index(o)",
  __length_hint__: "operator.length_hint(o)",
  __fspath__: "os.fspath(o)",
  __dir__: "dir(o)",
  __iter__: "iter(o)",
  __aiter__: "run(go_through(o))",
  __await__: "run(wait_for(o))",
  __contains__: "1 in o",
  __eq__: "bool(o == 1)",
  __ne__: "bool(o != 1)",
  __lt__: "bool(o < 1)",
  __le__: "bool(o <= 1)",
  __gt__: "bool(o > 1)",
  __ge__: "bool(o >= 1)",
  __instancecheck__: "isinstance(1, meta(C)('M', (), {}))",
  __subclasscheck__: "issubclass(int, meta(C)('M', (), {}))",
  __exit__: "swallow(C)",
};

const program = `
import asyncio, json, operator, os, sys, warnings
warnings.simplefilter("ignore")

async def go_through(o):
    async for _ in o:
        pass

async def wait_for(o):
    await o

def run(coroutine):
    loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(coroutine)
    finally:
        loop.close()

def meta(C):
    return type("Meta", (type,), {k: v for k, v in vars(C).items() if k.startswith("__") and k.endswith("check__")})

def swallow(C):
    C.__enter__ = lambda self: self
    with C():
        raise ValueError
    return True

def answer(name, use):
    scope = {}
    exec("async def %s(self, *rest): return 1" % name, scope)
    C = type("C", (), {name: scope[name]})
    o = object.__new__(C)
    try:
        return repr(eval(use, dict(globals(), C=C, o=o)))
    except TypeError as error:
        return "TypeError: %s" % error

print(json.dumps({name: answer(name, use) for name, use in json.load(sys.stdin).items()}))
`;

const pythons = allInterpreters().filter(({ minor }) => minor >= 9 && minor <= 13);

describe.skipIf(pythons.length === 0).each(pythons)("CPython $version", (python) => {
  const answers = runPython(python, program, uses) as Readonly<Record<string, string>>;

  it.each(Object.entries(data.refused))("refuses the coroutine object of %s", (name, error) => {
    expect(answers[name]).toBe(`TypeError: ${error.replace("__fspath__()", "C.__fspath__()").replace("__float__ ret", "C.__float__ ret")}`);
  });

  it.each(data.true)("takes that of %s for true", (name) => {
    expect(answers[name]).toBe("True");
  });
});
