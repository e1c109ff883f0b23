import { describe, expect, it } from "vitest";
import { fill, inEnglish, message } from "../../src/core/text/message";

describe("a message", () => {
  it("gets its values into the places of its template", () => {
    expect(inEnglish(message("`{name}` is called {count} times, {name}.", { name: "f", count: "2" }))).toBe("`f` is called 2 times, f.");
  });

  it("keeps a place that has no value, and a value as it is", () => {
    expect(fill("{a} {b}", { a: "$& {b} $1" })).toBe("$& {b} $1 {b}");
    expect(inEnglish(message("{a}"))).toBe("{a}");
  });
});
