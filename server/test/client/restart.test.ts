/** When the language server is started again after a crash. */
import { describe, expect, test } from "vitest";
import { planRestart } from "../../../client/src/restart";

const seconds = 1_000;
const minutes = 60 * seconds;

/** The plans for servers that live so long, one after the other. */
function plans(lifetimes: readonly number[]): ReturnType<typeof planRestart>[] {
  let crashes = 0;
  return lifetimes.map((lifetime) => {
    const plan = planRestart(crashes, lifetime);
    crashes = plan.crashes;
    return plan;
  });
}

describe("A server that crashes at once, again and again", () => {
  const series = plans(Array.from({ length: 100 }, () => 0));

  test("is started again sooner at first and every 5 seconds in the end, for ever", () => {
    expect(series.slice(0, 8).map((plan) => plan.delay)).toEqual([100, 200, 400, 800, 1600, 3200, 5000, 5000]);
    expect(series.at(-1)?.delay).toBe(5000);
  });

  test("is mentioned to the user once, at the fourth crash", () => {
    expect(series.flatMap((plan, index) => (plan.tellUser ? [index + 1] : []))).toEqual([4]);
  });
});

test("a server that ran for 5 minutes begins a new series, of which the user is told again", () => {
  const series = plans([0, 0, 0, 0, 5 * minutes, 0, 0, 0]);
  expect(series.map((plan) => plan.delay)).toEqual([100, 200, 400, 800, 100, 200, 400, 800]);
  expect(series.map((plan) => plan.tellUser)).toEqual([false, false, false, true, false, false, false, true]);
});

test("a server that ran for a little less does not", () => {
  expect(plans([0, 5 * minutes - 1]).map((plan) => plan.delay)).toEqual([100, 200]);
});
