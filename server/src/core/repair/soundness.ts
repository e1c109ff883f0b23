/** Whether a piece of text is Python, looked at alone: what is damaged elsewhere in the file does not matter. */
import type { SourceFile } from "../syntax/source-file";

/**
 * Tells whether logical lines parse where they stand. A header at the end gets the body that it lacks, a clause at the beginning the
 * statement that it belongs to. `indent` is the white space in front of the first line, which `lines` does not repeat there.
 */
export function isSound(file: SourceFile, indent: string, lines: string): boolean {
  const first = /^[^\W\d]*/.exec(lines)?.[0] ?? "";
  const last = lines.slice(Math.max(lines.lastIndexOf("\n"), lines.lastIndexOf("\r")) + 1);
  const lastIndent = last === lines ? indent : (/^[ \t\f]*/.exec(last)?.[0] ?? "");
  let text = `${openerOf(first, indent)}${indent}${lines}`;
  if (last.endsWith(":")) {
    const head = /^[ \t\f]*(\w*)/.exec(last)?.[1];
    if (head === "match") text += `\n${lastIndent} case _:\n${lastIndent}  pass`;
    else text += head === "try" ? ` pass\n${lastIndent}finally: pass` : " pass";
  } else if (/^[ \t\f]*@/.test(last)) text += `\n${lastIndent}def f(): pass`;
  return file.parses(indent === "" ? `${text}\n` : `if 1:\n${text}\n`);
}

/** The statement that a clause needs in front of it. */
function openerOf(word: string, indent: string): string {
  if (word === "elif" || word === "else") return `${indent}if 1: pass\n`;
  if (word === "except" || word === "finally") return `${indent}try: pass\n`;
  if (word === "case") return `${indent}match 1:\n `;
  return "";
}
