import { expect, test } from "vitest";
import { NameTable } from "../../src/core/semantics/name-table";

const table = new NameTable([
  ["requests.Session().get", 1],
  ["requests.*", 2],
  ["queue.*Queue.get", 3],
  ["shop.client.fetch", 4],
]);

test.each([
  [["requests.Session().get"], 1],
  [["requests.Session.get"], 1],
  [["requests.get"], 2],
  [["requests.get()"], 2],
  [["requests.adapters.get"], undefined],
  [["queue.SimpleQueue().get"], 3],
  [["queue.Queue.get_nowait"], undefined],
  [["other.get", "shop.client.fetch"], 4],
  [["requests.post", "shop.client.fetch"], 4],
  [[], undefined],
])("%j stands for %s", (names, expected) => {
  expect(table.find(names)).toBe(expected);
});
