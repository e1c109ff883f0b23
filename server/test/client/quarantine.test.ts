/** Which texts are not parsed again after the language server ended. */
import { beforeEach, describe, expect, test } from "vitest";
import { Quarantine, type Store } from "../../../client/src/quarantine";

/** Keeps values as the editor's own store does: as JSON. */
class MemoryStore implements Store {
  private readonly values = new Map<string, string>();

  get(key: string): unknown {
    const text = this.values.get(key);
    return text === undefined ? undefined : JSON.parse(text);
  }

  async update(key: string, value: unknown): Promise<void> {
    if (value === undefined) this.values.delete(key);
    else this.values.set(key, JSON.stringify(value));
  }

  /** Replaces every value by something that nobody of this extension wrote. */
  spoil(value: unknown): void {
    for (const key of this.values.keys()) this.values.set(key, JSON.stringify(value));
  }
}

const begun = (uri: string, hash: string) => ({ uri, hash, done: false });
const done = (uri: string, hash: string) => ({ uri, hash, done: true });

let store: MemoryStore;
let quarantine: Quarantine;

beforeEach(() => {
  store = new MemoryStore();
  quarantine = new Quarantine(store);
});

describe("When the server ends", () => {
  test("the text that it was parsing is put into quarantine, and named", () => {
    quarantine.follow(begun("file:///a.py", "aa"));
    quarantine.follow(done("file:///a.py", "aa"));
    quarantine.follow(begun("file:///b.py", "bb"));
    expect(quarantine.blame()).toEqual(begun("file:///b.py", "bb"));
    expect(quarantine.hashes).toEqual(["bb"]);
  });

  test("nothing is, when it was parsing nothing", () => {
    quarantine.follow(begun("file:///a.py", "aa"));
    quarantine.follow(done("file:///a.py", "aa"));
    expect(quarantine.blame()).toBeUndefined();
    expect(quarantine.hashes).toEqual([]);
  });

  test("only the text that was begun last is, when it has not said of several that they are done", () => {
    quarantine.follow(begun("file:///a.py", "aa"));
    quarantine.follow(begun("file:///b.py", "bb"));
    quarantine.follow(begun("file:///a.py", "a2"));
    expect(quarantine.blame()?.hash).toBe("a2");
    expect(quarantine.hashes).toEqual(["a2"]);
  });

  test("a text that is in quarantine already is not named again", () => {
    quarantine.follow(begun("file:///a.py", "aa"));
    quarantine.blame();
    quarantine.follow(begun("file:///copy.py", "aa"));
    expect(quarantine.blame()).toBeUndefined();
    expect(quarantine.hashes).toEqual(["aa"]);
  });

  test("what an earlier server was parsing does not count", () => {
    quarantine.follow(begun("file:///a.py", "aa"));
    quarantine.begin();
    expect(quarantine.blame()).toBeUndefined();
  });
});

test("it knows whether a text is being parsed", () => {
  expect(quarantine.isParsing).toBe(false);
  quarantine.follow(begun("file:///a.py", "aa"));
  expect(quarantine.isParsing).toBe(true);
  quarantine.follow(done("file:///a.py", "aa"));
  expect(quarantine.isParsing).toBe(false);
});

test("the newest 50 hashes survive the end of the editor", () => {
  for (let index = 0; index < 60; index++) {
    quarantine.follow(begun("file:///a.py", `hash ${index}`));
    quarantine.blame();
  }
  const { hashes } = new Quarantine(store);
  expect(hashes).toHaveLength(50);
  expect([hashes[0], hashes.at(-1)]).toEqual(["hash 10", "hash 59"]);
});

test("clearing it forgets all hashes, and a text can come back", () => {
  quarantine.follow(begun("file:///a.py", "aa"));
  quarantine.blame();
  quarantine.clear();
  expect(new Quarantine(store).hashes).toEqual([]);
  quarantine.follow(begun("file:///a.py", "aa"));
  expect(quarantine.blame()?.hash).toBe("aa");
});

test.for([[null], ["text"], [{ hash: "aa" }]])("a store that holds %j instead of hashes is an empty one", ([value]) => {
  quarantine.follow(begun("file:///a.py", "aa"));
  quarantine.blame();
  store.spoil(value);
  expect(quarantine.hashes).toEqual([]);
});
