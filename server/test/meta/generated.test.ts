/** Everything that is generated is up to date, and everything that people see is translated. */
import { describe, expect, test } from "vitest";
import { generate, outdated } from "../../../scripts/generate";
import { repository, textOf } from "./repository";

describe("Generated files", async () => {
  const { files, problems } = await generate(repository);

  test("are up to date (if not: npm run generate)", async () => {
    expect(files.size).toBeGreaterThan(10);
    expect(await outdated(repository, files), "Run `npm run generate`.").toEqual([]);
  });

  test("have complete and consistent translations", () => {
    expect(problems, `\n${problems.join("\n")}\n`).toEqual([]);
  });
});

describe("The manifest", () => {
  const english: Record<string, string> = JSON.parse(textOf("package.nls.json"));
  const chinese: Record<string, string> = JSON.parse(textOf("package.nls.zh-cn.json"));

  test("has each of its words in both languages", () => {
    const used = [...textOf("package.json").matchAll(/"%([^%"]+)%"/g)].map((match) => match[1] as string);
    expect(used.length).toBeGreaterThan(10);
    expect(
      used.filter((key) => !english[key]),
      "missing in package.nls.json",
    ).toEqual([]);
    expect(Object.keys(chinese).sort()).toEqual(Object.keys(english).sort());
    expect(
      Object.keys(english).filter((key) => !used.includes(key)),
      "not used in package.json",
    ).toEqual([]);
    expect(
      Object.entries(chinese).filter(([, words]) => words.trim() === ""),
      "empty",
    ).toEqual([]);
  });
});
