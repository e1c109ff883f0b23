/**
 * The parser: web-tree-sitter with tree-sitter-python, behind guards. One parser serves all files. It answers for every text, and never
 * lets one text spoil the next: what cannot be parsed safely is skipped with a reason.
 */
import { Language, Parser, type Tree } from "web-tree-sitter";
import { refuse } from "./guard";
import type { SkipReason } from "./source-file";

/** The two WebAssembly files that the parser is made of, as their bytes. */
export interface ParserBinaries {
  /** `web-tree-sitter.wasm`. */
  readonly runtime: Uint8Array;
  /** `tree-sitter-python.wasm`. */
  readonly python: Uint8Array;
}

/** A tree, which its receiver must free with `delete()`, or why there is none. */
export type ParseResult =
  | { readonly tree: Tree; readonly skipped?: undefined }
  | { readonly tree?: undefined; readonly skipped: SkipReason };

/** Milliseconds that one parse may take: so much that only adversarial text takes longer, also on a busy machine. */
function parseBudget(text: string): number {
  return 2000 + text.length / 200;
}

/**
 * Loads the parser. Throws when a binary is damaged or of the wrong version. The runtime can be loaded once in a process; later calls
 * share it.
 */
export async function loadParser(binaries: ParserBinaries): Promise<PythonParser> {
  await Parser.init({ wasmBinary: binaries.runtime });
  return new PythonParser(await Language.load(binaries.python));
}

/** Parses Python. Make it with `loadParser`. */
export class PythonParser {
  private parser: Parser;

  /** @internal Use `loadParser`. */
  constructor(readonly language: Language) {
    this.parser = this.freshParser();
  }

  /**
   * Parses a text, incrementally where the tree of an earlier text is given with the edits already applied to it by `Tree.edit`.
   * The earlier tree stays the caller's to free.
   */
  parse(text: string, earlier?: Tree): ParseResult {
    const refused = refuse(text);
    if (refused) return { skipped: refused };
    const deadline = Date.now() + parseBudget(text);
    let tree: Tree | null = null;
    try {
      tree = this.parser.parse(asParsed(text), earlier ?? null, {
        progressCallback: () => Date.now() > deadline,
      });
    } catch {
      // Any exception comes from inside the WebAssembly and leaves the parser in an unknown state.
      this.replaceParser();
      return { skipped: "parser-failed" };
    }
    if (!tree) {
      // Without a reset the next parse would go on with this text.
      this.parser.reset();
      return { skipped: "too-slow" };
    }
    const root = tree.rootNode;
    if (root.type === "module" || root.hasError) return { tree };
    // A root that is no module and yet has no error is the mark of a parser whose memory was overwritten.
    tree.delete();
    this.replaceParser();
    return { skipped: "parser-failed" };
  }

  private freshParser(): Parser {
    const parser = new Parser();
    parser.setLanguage(this.language);
    return parser;
  }

  private replaceParser(): void {
    try {
      this.parser.delete();
    } catch {
      // A parser that failed may not even be freed; its memory is then lost, which beats wrong answers.
    }
    this.parser = this.freshParser();
  }
}

/**
 * The text as the parser gets it: a lone `\r` becomes `\n`, because tree-sitter-python lets a comment run on to the next `\n`, while
 * for CPython the line ends there. Offsets stay the same.
 */
function asParsed(text: string): string {
  return /\r(?!\n)/.test(text) ? text.replace(/\r(?!\n)/g, "\n") : text;
}
