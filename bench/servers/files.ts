/** The files that are edited: real ones of three sizes, each with a place in a coroutine where a line can be typed. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { LineTable } from "../../server/src/core/text/lines";

/** A file to edit. */
export interface EditedFile {
  readonly name: string;
  /** The folder that is opened in the editor. */
  readonly workspace: string;
  readonly uri: string;
  readonly text: string;
  readonly lines: number;
  /** The zero-based line in front of which lines are typed: the first statement behind the docstring of a coroutine in the middle of the file. */
  readonly line: number;
  readonly indentation: string;
}

const places: readonly { readonly package: string; readonly path: string }[] = [
  { package: "websockets", path: "websockets/asyncio/messages.py" },
  { package: "python-telegram-bot", path: "telegram/ext/_application.py" },
  { package: "asyncssh", path: "asyncssh/connection.py" },
];

/** The files in the downloaded packages: of about 300, 2,000 and 10,000 lines. */
export function editedFiles(sound: string): EditedFile[] {
  return places.map(({ package: name, path }) => {
    const workspace = join(sound, name);
    const text = readFileSync(join(workspace, path), "utf8");
    const table = new LineTable(text);
    const line = placeIn(table);
    return {
      name: path,
      workspace,
      uri: pathToFileURL(join(workspace, path)).href,
      text,
      lines: table.count - 1,
      line,
      indentation: table.indentAt(table.startOf(line)),
    };
  });
}

/** The line behind the header of the first coroutine without a docstring behind the middle of a text, or behind the docstring where it has one. */
function placeIn(table: LineTable): number {
  for (let line = table.count >> 1; line < table.count; line++) {
    if (!/^\s+async def /.test(table.textOf(line))) continue;
    while (!table.textOf(line).endsWith(":")) line++;
    line++;
    if (!/^\s+"""/.test(table.textOf(line))) return line;
    const isOneLine = /""".*"""$/.test(table.textOf(line));
    if (!isOneLine)
      do line++;
      while (!table.textOf(line).includes('"""'));
    do line++;
    while (table.textOf(line).trim() === "");
    return line;
  }
  throw new Error("the file has no coroutine behind its middle.");
}
