import { expect, test } from "vitest";
import { detached } from "../../src/core/text/detached";

test.each([
  "",
  "short",
  "a_name_of_more_than_thirteen",
  "12345678901234567890",
  "__proto__",
  "ein_größerer_名字_🙂",
  "\ud800 half a pair, long enough",
])("%j stays what it is", (part) => {
  const text = `before ${part} behind`;
  expect(detached(text.slice(7, 7 + part.length))).toBe(part);
});
