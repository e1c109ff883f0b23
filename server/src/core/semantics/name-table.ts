/** Looks up what is said of things by their dotted names. */

/**
 * Values by dotted names, as tables of ours and people's own write them. `*` in a name stands for any part of one name between dots, so `queue.*Queue.get`
 * covers all classes of queues. Brackets change nothing: `requests.Session().get` and `requests.Session.get` are the same.
 */
export class NameTable<T> {
  private readonly exact = new Map<string, T>();
  private readonly patterns: { readonly pattern: RegExp; readonly value: T }[] = [];

  /** Takes the names with their values; of two that are the same, the first counts. */
  constructor(entries: Iterable<readonly [string, T]>) {
    for (const [name, value] of entries) {
      const plain = withoutBrackets(name);
      if (plain.includes("*")) this.patterns.push({ pattern: patternOf(plain), value });
      else if (!this.exact.has(plain)) this.exact.set(plain, value);
    }
  }

  /** Whether nothing is in it. */
  get isEmpty(): boolean {
    return this.exact.size === 0 && this.patterns.length === 0;
  }

  /** The value of the first of the names that has one, such as those that `SemanticModel.originsOf` gives. Names without `*` come first. */
  find(names: readonly string[]): T | undefined {
    if (this.isEmpty) return undefined;
    const plain = names.map(withoutBrackets);
    for (const name of plain) {
      const value = this.exact.get(name);
      if (value !== undefined) return value;
    }
    return this.patterns.find(({ pattern }) => plain.some((name) => pattern.test(name)))?.value;
  }
}

function withoutBrackets(name: string): string {
  return name.replaceAll("()", "");
}

function patternOf(name: string): RegExp {
  return new RegExp(`^${name.replaceAll(".", "\\.").replaceAll("*", "[^.]*")}$`, "u");
}

/** The names that a name with `{a,b}` in it stands for. */
export function withoutBraces(name: string): string[] {
  const match = /^([^{]*)\{([^{}]*)\}(.*)$/.exec(name);
  if (!match) return [name];
  const [, before = "", choices = "", after = ""] = match;
  return choices.split(",").flatMap((choice) => withoutBraces(`${before}${choice}${after}`));
}
