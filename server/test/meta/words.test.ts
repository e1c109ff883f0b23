/** The repository's texts hold nothing about the machines that they were written on. */
import { describe, expect, test } from "vitest";
import { repositoryFiles, textOf } from "./repository";

/** What must not be found, with the reason. Written so that this file does not match itself. */
const forbidden: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`(?<![\\w.])/(?:home|Users|root)/${"\\w"}`), "a path of somebody's machine"],
  [new RegExp(`(?<![\\w.])/work/${"(?:main|shared)"}`), "a path of somebody's machine"],
  [/"resolved": "https?:/, "a registry's address in a lock file"],
  [new RegExp(`registry\\.${"(?:npmjs|npmmirror|yarnpkg)"}`), "a registry's address"],
  [new RegExp(`(?:_auth${"Token"}|BEGIN [A-Z ]*PRIVATE ${"KEY"})`), "a secret"],
];

describe("Texts of the repository", () => {
  const files = repositoryFiles().filter((file) => !/\.(png|jpg|gif|ico|wasm|ttf|woff2?)$/.test(file));

  test.each(forbidden)("hold nothing that looks like %s (%s)", (pattern) => {
    const found = files.flatMap((file) =>
      textOf(file)
        .split("\n")
        .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim().slice(0, 100)}`] : [])),
    );
    expect(found, `\n${found.join("\n")}\n`).toEqual([]);
  });

  test("are all read", () => {
    expect(files).toContain("package.json");
    expect(files.length).toBeGreaterThan(50);
  });
});
