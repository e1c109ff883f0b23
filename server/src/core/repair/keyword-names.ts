/** Finds where `async` and `await` are used as names, as was allowed before Python 3.7 (https://docs.python.org/3/whatsnew/3.7.html). */
import type { SourceFile } from "../syntax/source-file";
import { isClosing, isOpening, type Token, tokenize } from "../syntax/tokens";
import type { Range } from "../text/range";
import { reachOf } from "./damaged-text";
import { logicalLines } from "./logical-lines";

/** A keyword where a name belongs. */
export interface KeywordName extends Range {
  readonly word: "async" | "await";
  /** What it is there: a member of something, a keyword argument of a call, something or somewhere that is imported, or any other name. */
  readonly role: "name" | "member" | "argument" | "import";
  /** What stands in front of the dot, where that is a name alone: `asyncio` in `asyncio.async`. For an import, its module. */
  readonly owner?: string;
  /** What cannot be judged because of it: the logical line and, where that is a header, the body below. */
  readonly covers: Range;
}

/** What is worth a closer look: a keyword that neither `def`, `with`, `for` nor an operand follows. */
const suspicious =
  /\.\s*(?:async|await)\b|\b(?:async|await)[ \t]*(?:[=)\],:;.+*/%<>!|&^\r\n#-]|$|(?:and|or|in|is|as|if|else|import)\b)|\b(?:def|class|import|as|global|nonlocal|from)[ \t]+(?:async|await)\b|\basync[ \t]*\(/m;

const known = new WeakMap<SourceFile, readonly KeywordName[]>();

/** All places of a file where `async` or `await` is a name, in order of the text. */
export function keywordNamesIn(file: SourceFile): readonly KeywordName[] {
  let names = known.get(file);
  if (!names) {
    names = !file.skipped && !file.isPlainlySound && suspicious.test(file.text) ? find(file) : [];
    known.set(file, names);
  }
  return names;
}

function find({ text }: SourceFile): KeywordName[] {
  const lines = logicalLines(text, tokenize(text));
  const reach = reachOf(lines);
  const found = lines.flatMap(({ tokens }) => namesIn(tokens));
  // Without a place that makes it one, a keyword where a name belongs is more likely a statement that somebody is about to write.
  const bound = new Set(found.filter((one) => one.binds).map((one) => one.word));
  return found
    .filter((one) => one.role === "member" || bound.has(one.word))
    .map(({ binds: _, ...one }) => ({ ...one, covers: reach(one) }));
}

type FoundName = Omit<KeywordName, "covers"> & { readonly binds: boolean };

/** The keywords of one logical line that are names. */
function namesIn(tokens: readonly Token[]): FoundName[] {
  const names: FoundName[] = [];
  const brackets: number[] = [];
  for (const [index, token] of tokens.entries()) {
    if (isOpening(token.plain)) brackets.push(index);
    else if (isClosing(token.plain)) brackets.pop();
    if (token.kind !== "name" || (token.plain !== "async" && token.plain !== "await")) continue;
    const name = nameAt(tokens, index, brackets[brackets.length - 1]);
    if (name) names.push({ word: token.plain, start: token.start, end: token.end, ...name });
  }
  return names;
}

const nameBefore = /^(?:def|class|as|global|nonlocal)$/;
const wordBehind = /^(?:and|or|in|is|as|import)$/;
const signBehind = /^(?:[)\]},:;.*/%<>|&^]|[-+*/%|&^]=|[<>!=]=|\*\*|\/\/|<<|>>|:=)$/;

/** What a keyword is where it stands; undefined where it is the keyword. `bracket` is the index of the innermost bracket that is open there. */
function nameAt(
  tokens: readonly Token[],
  index: number,
  bracket: number | undefined,
): Pick<FoundName, "role" | "owner" | "binds"> | undefined {
  const plain = (at: number): string => tokens[at]?.plain ?? "";
  const before = plain(index - 1);
  const behind = plain(index + 1);
  const isAwait = plain(index) === "await";
  const isHeader = /^(?:def|class)$/.test(plain(0)) || (plain(0) === "async" && plain(1) === "def");
  if (tokens[index + 1]?.kind === "name" && !wordBehind.test(behind) && !(/^(?:if|else)$/.test(behind) && index > 0)) return undefined;
  if (before === ".") {
    const isImport = /^(?:import|from)$/.test(plain(0));
    const owner = tokens[index - 2]?.kind === "name" && plain(index - 3) !== "." ? plain(index - 2) : undefined;
    return { role: isImport ? "import" : "member", binds: isImport, ...(owner === undefined ? {} : { owner }) };
  }
  if (plain(0) === "from" && tokens.some((one) => one.plain === "import")) {
    const isRenamed = before === "as";
    const module = tokens
      .slice(
        1,
        tokens.findIndex((one) => one.plain === "import"),
      )
      .map((one) => one.plain);
    return isRenamed ? { role: "name", binds: true } : { role: "import", binds: true, owner: module.join("") };
  }
  if (plain(0) === "import") return { role: before === "as" ? "name" : "import", binds: true };
  if (nameBefore.test(before)) return { role: "name", binds: true };
  if (behind === "=") {
    const isArgument = bracket !== undefined && !isHeader && plain(bracket) === "(" && !isLambda(tokens, index);
    return { role: isArgument ? "argument" : "name", binds: true };
  }
  const isParameter = isHeader && bracket !== undefined && /^[(,*]|\*\*$/.test(before) && /^[),:]$/.test(behind) && plain(0) !== "class";
  if (isParameter) return { role: "name", binds: true };
  if (before === "for" && behind === "in") return { role: "name", binds: true };
  // `await (f())` and `await -x` are what they look like.
  if (behind === "" ? index > 0 : signBehind.test(behind) || (behind === "(" && !isAwait) || tokens[index + 1]?.kind === "name")
    return { role: "name", binds: false };
  return undefined;
}

/** Tells whether the parameters of a lambda reach to a token. */
function isLambda(tokens: readonly Token[], index: number): boolean {
  for (let at = index - 1; at >= 0; at--) {
    const { plain } = tokens[at] as Token;
    if (plain === "lambda") return true;
    if (plain === ":" || isOpening(plain)) return false;
  }
  return false;
}
