/** The packaged extension holds what it shall and nothing else. `npm test` packages it before the tests run. */
import { describe, expect, test } from "vitest";
import { builtVsix, vsixProblems } from "../../../scripts/check-vsix";

const vsix = await builtVsix();

describe("The VSIX", () => {
  test.skipIf(!vsix)(`has the files of scripts/vsix-files.txt and is small${vsix ? "" : " (skipped: no VSIX was packaged)"}`, async () => {
    const problems = await vsixProblems(vsix as string);
    expect(problems, `\n${problems.join("\n")}\n`).toEqual([]);
  });
});
