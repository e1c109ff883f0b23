/** Turns the bytes of a Python file into text as CPython would, and back. */
import { type Message, message } from "../core/text/message";

/** The text of a file without its byte order mark, or why it cannot be read. */
export type Decoded =
  | { readonly text: string; readonly hasByteOrderMark: boolean }
  /** The file is fine for Python, but not for this tool. */
  | { readonly skipped: Message }
  /** Python cannot read the file either. */
  | { readonly failed: Message };

const byteOrderMark = "\uFEFF";

/** Decodes UTF-8 strictly: no byte is replaced, so that writing the text back changes nothing else. Never throws. */
export function decode(bytes: Uint8Array): Decoded {
  const declared = declaredEncoding(bytes);
  if (declared !== undefined && !isUtf8(declared) && bytes.some((byte) => byte > 127)) {
    return {
      skipped: message("not checked, because it declares the encoding `{encoding}`, and only UTF-8 is read", { encoding: declared }),
    };
  }
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return {
      failed: message("not UTF-8: line {line} holds bytes that stand for nothing; save the file as UTF-8", {
        line: String(firstWrongLine(bytes)),
      }),
    };
  }
  const hasByteOrderMark = text.startsWith(byteOrderMark);
  return { text: hasByteOrderMark ? text.slice(1) : text, hasByteOrderMark };
}

/** Encodes a text as UTF-8, with a byte order mark where the file had one. */
export function encode(text: string, hasByteOrderMark: boolean): Uint8Array {
  return new TextEncoder().encode(hasByteOrderMark ? byteOrderMark + text : text);
}

/** The encoding that a comment in the first two lines names (PEP 263). */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  // Latin-1 gives every byte a character, so any encoding that begins like ASCII can be looked into.
  const [first = "", second = ""] = Buffer.from(bytes.subarray(0, 1000))
    .toString("latin1")
    .split(/\r\n|\r|\n/, 2);
  const inLine = (line: string) => /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/.exec(line.replace(/^ï»¿/, ""))?.[1];
  return inLine(first) ?? (/^[ \t\f]*(?:#|$)/.test(first.replace(/^ï»¿/, "")) ? inLine(second) : undefined);
}

function isUtf8(encoding: string): boolean {
  return /^(?:utf-?8|u8|utf8-sig|utf-8-sig|cp65001|ascii|us-ascii)$/i.test(encoding.replaceAll("_", "-"));
}

/** The one-based line of the first bytes that are not UTF-8. */
function firstWrongLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let line = 1;
  let start = 0;
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
    try {
      decoder.decode(bytes.subarray(start, end));
    } catch {
      return line;
    }
    start = end + 1;
    line++;
  }
  return line;
}
