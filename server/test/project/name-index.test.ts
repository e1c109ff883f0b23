import { describe, expect, it } from "vitest";
import { fillIndex, NameIndex, scanFile, withLibrary } from "../../src/core/project/name-index";

function filled(files: Readonly<Record<string, string>>, installed: readonly string[] = []): NameIndex {
  const index = new NameIndex();
  const paths = Object.keys(files);
  const list = (folder: string): readonly string[] | undefined => {
    const inside = paths
      .filter((path) => path.startsWith(`${folder}/`))
      .map((path) => path.slice(folder.length + 1).split("/")[0] as string);
    return inside.length > 0 ? [...new Set(inside)] : undefined;
  };
  const filling = fillIndex(index, ["/project"], installed, { readText: (path) => files[path], list });
  while (!filling.next().done);
  return index;
}

describe("the names of functions", () => {
  it.each([
    ["a function", "async def load():\n    pass\n", { async: 1, sync: 0 }],
    ["a method", "class A:\n    async  def load(self): pass\n", { async: 1, sync: 0 }],
    ["both kinds", "async def load(): pass\ndef load(): pass\n", { async: 1, sync: 1 }],
    ["a generic function", "def load[T](x: T): pass\n", { async: 0, sync: 1 }],
    ["behind a tab and with Windows' line ends", "if x:\r\n\tasync\tdef load():\r\n\t\tpass\r\n", { async: 1, sync: 0 }],
    ["a call", "load()\nawait load()\n", undefined],
    ["a longer name", "async def loads(): pass\n", undefined],
  ])("%s", (_, text, expected) => {
    expect(scanFile(text).functions.get("load")).toEqual(expected);
  });

  it.each([
    ["a plain call", "client.send(1)\n", { awaited: 0, plain: 1 }],
    ["an awaited call", "await client.send(1)\n", { awaited: 1, plain: 0 }],
    ["the end of a chain", "await self.clients[0].get(1).send(2)\n", { awaited: 1, plain: 0 }],
    ["the middle of a chain", "await self.send(1).get(2)\n", { awaited: 0, plain: 1 }],
    ["an argument", "await client.get(other.send(1))\n", { awaited: 0, plain: 1 }],
    ["both kinds", "await client.send(1)\nasync with client.send(2): pass\n", { awaited: 1, plain: 1 }],
    ["a function of that name", "await send(1)\n", undefined],
  ])("and the calls of methods: %s", (_, text, expected) => {
    expect(scanFile(text).calls.get("send")).toEqual(expected);
  });

  it("and calls are those of the project's own files", () => {
    const index = filled(
      {
        "/project/main.py": "import library\nawait a.load()\n",
        "/project/other.py": "await b.load()\n",
        "/site/library/__init__.py": "c.load()\n",
      },
      ["/site"],
    );
    expect(index.callsOf("load")).toEqual({ awaited: 2, plain: 0 });
    index.update("/project/other.py", "b.load()\n");
    expect(index.callsOf("load")).toEqual({ awaited: 1, plain: 1 });
    index.update("/project/other.py", undefined);
    index.update("/project/main.py", undefined);
    expect(index.callsOf("load")).toBeUndefined();
  });

  it("are counted over a project and the packages that it imports", () => {
    const index = filled(
      {
        "/project/main.py": "import library\nasync def load(): pass\n",
        "/project/app/part.py": "async def load(): pass\n",
        "/project/node_modules/x.py": "def load(): pass\n",
        "/project/.hidden/x.py": "def load(): pass\n",
        "/site/library/__init__.py": "async def load(): pass\n",
        "/site/library/inner/__init__.py": "async def load(): pass\n",
        "/site/unrelated/__init__.py": "def load(): pass\n",
      },
      ["/site"],
    );
    expect(index.lookup("load")).toEqual({ async: 4, sync: 0 });
    index.update("/project/app/part.py", "def load(): pass\n");
    expect(index.lookup("load")).toEqual({ async: 3, sync: 1 });
    index.update("/project/app/part.py", undefined);
    expect(index.lookup("load")).toEqual({ async: 3, sync: 0 });
  });

  it("count the plain functions of the standard library too", () => {
    const project = new NameIndex();
    project.update("a.py", "async def remove(): pass\nasync def fetch_page(): pass\n");
    expect(withLibrary("remove", project)).toEqual({ async: 1, sync: 1 });
    expect(withLibrary("fetch_page", project)).toEqual({ async: 1, sync: 0 });
    expect(withLibrary("sort", project)).toBeUndefined();
  });
});
