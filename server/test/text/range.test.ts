import { describe, expect, it } from "vitest";
import { contains, touches } from "../../src/core/text/range";

const range = (start: number, end: number) => ({ start, end });

describe("ranges", () => {
  it("contain what lies within them, borders included", () => {
    expect(contains(range(1, 4), range(1, 4))).toBe(true);
    expect(contains(range(1, 4), range(4, 4))).toBe(true);
    expect(contains(range(1, 4), range(2, 5))).toBe(false);
    expect(contains(range(2, 3), range(1, 4))).toBe(false);
  });

  it("touch an empty range at their border", () => {
    expect(touches(range(1, 4), range(4, 4))).toBe(true);
    expect(touches(range(1, 4), range(3, 9))).toBe(true);
    expect(touches(range(1, 4), range(5, 9))).toBe(false);
  });
});
