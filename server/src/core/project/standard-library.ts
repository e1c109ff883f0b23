/** The stubs of the standard library that the extension ships, unpacked and parsed when they are first needed. */
import { inflateSync, strFromU8 } from "fflate";
import type { ModuleLookup } from "../semantics/evaluator";
import { scopesOf } from "../semantics/scopes";
import type { ModuleModel } from "../semantics/types";
import { readImported } from "../syntax/document";
import type { PythonParser } from "../syntax/parser";
import { NameIndex } from "./name-index";
import stubs from "./typeshed/stubs.json";

/** Reads modules from the stubs in `typeshed/stubs.json` (`npx tsx scripts/vendor-typeshed.ts` writes it). */
export class StandardLibrary implements ModuleLookup {
  private index: NameIndex | undefined;
  private readonly modules = new Map<string, ModuleModel | undefined>();

  /** Takes the parser that reads the stubs. */
  constructor(private readonly parser: PythonParser) {}

  /** The module of a dotted name; undefined for modules without a shipped stub. */
  module(name: string): ModuleModel | undefined {
    if (!this.modules.has(name)) this.modules.set(name, this.read(name));
    return this.modules.get(name);
  }

  /** The functions of the whole library by their names. */
  get names(): NameIndex {
    if (!this.index) {
      this.index = new NameIndex();
      for (const [path, packed] of Object.entries(stubs.files)) this.index.update(path, unpacked(packed), false);
    }
    return this.index;
  }

  private read(name: string): ModuleModel | undefined {
    const files: Readonly<Record<string, string>> = stubs.files;
    const path = name.replaceAll(".", "/");
    const isPackage = Object.hasOwn(files, `${path}/__init__`);
    const packed = files[isPackage ? `${path}/__init__` : path];
    if (packed === undefined || path.endsWith("/__init__")) return undefined;
    const file = readImported(this.parser, unpacked(packed));
    return { name, file, scopes: scopesOf(file), isPackage };
  }
}

/** Tells whether the library has a module of a dotted name. */
export function isInLibrary(name: string): boolean {
  const path = name.replaceAll(".", "/");
  return !path.endsWith("/__init__") && (Object.hasOwn(stubs.files, path) || Object.hasOwn(stubs.files, `${path}/__init__`));
}

/** The text of a stub: base64 around deflated UTF-8. */
function unpacked(packed: string): string {
  return strFromU8(inflateSync(fromBase64(packed)));
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const values = new Uint8Array(128).map((_, code) => Math.max(0, alphabet.indexOf(String.fromCharCode(code))));

/** The bytes behind base64 (RFC 4648). The core runs where neither `Buffer` nor `atob` need be. */
function fromBase64(text: string): Uint8Array {
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3);
  const value = (index: number): number => values[text.charCodeAt(index)] ?? 0;
  for (let from = 0, to = 0; from < text.length; from += 4, to += 3) {
    const group = (value(from) << 18) | (value(from + 1) << 12) | (value(from + 2) << 6) | value(from + 3);
    bytes[to] = group >> 16;
    bytes[to + 1] = group >> 8;
    bytes[to + 2] = group;
  }
  return bytes.subarray(0, bytes.length - padding);
}
