/** The packaged extension, installed in VS Code and used by mouse and keyboard. The files are the beginner's tutorial. */

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findVsix, tutorialWorkspace } from "../vscode/paths.ts";
import { Workbench } from "../vscode/workbench.ts";

const broken = "    response = await.asyncio.sleep(2)";
const repaired = "    response = await asyncio.sleep(2)";
const chinese = /\p{Script=Han}/u;

describe("In a trusted folder", () => {
  let workbench: Workbench;

  beforeAll(async () => {
    workbench = await Workbench.open(tutorialWorkspace, { extensions: [await findVsix()] });
  });

  afterAll(() => workbench?.close());

  beforeEach(async () => {
    await workbench.openFile("snippet3.py");
    await workbench.waitForSquiggles("error", 1);
  });

  afterEach(async () => {
    await workbench.press("Escape");
    await workbench.runCommand("File: Revert File");
  });

  test("the Problems panel lists the findings", async () => {
    const problems = await workbench.problems("AIO001");
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/await/);
  });

  test("it lists the findings of every open file", async () => {
    await workbench.openFile("snippet2.py");
    await workbench.waitForSquiggles("error", 2);
    expect(await workbench.problems("AIO002")).toHaveLength(1);
    expect(await workbench.problems("AIO603")).toHaveLength(1);
    expect(await workbench.problems("AIO107")).toHaveLength(1);
    await workbench.placeCursor("print");
    await workbench.screenshot("problems");
  });

  test("hovering shows the message", async () => {
    expect(await workbench.hover("await", "AIO001")).toMatch(/await/);
    await workbench.screenshot("hover");
  });

  test("the lightbulb offers the fix, and picking it repairs the text", async () => {
    const fixes = await workbench.openLightbulb("await.");
    expect(fixes.length).toBeGreaterThan(0);
    await workbench.screenshot("quick-fix");
    await workbench.pickFix(fixes[0] ?? "");
    await workbench.waitForLine(repaired);
    await workbench.waitForSquiggles("error", 0);
  });

  test("“Fix All” repairs the file", async () => {
    await workbench.placeCursor("asyncio.run");
    await workbench.runCommand("Fix All");
    await workbench.waitForLine(repaired);
    await workbench.waitForSquiggles("error", 0);
  });

  test("undoing a fix brings the finding back", async () => {
    await workbench.openLightbulb("await.");
    await workbench.pickFix(/.*/);
    await workbench.waitForSquiggles("error", 0);
    await workbench.press("Control+Z");
    await workbench.waitForLine(broken);
    await workbench.waitForSquiggles("error", 1);
  });
});

describe("In Simplified Chinese", () => {
  let workbench: Workbench;

  beforeAll(async () => {
    workbench = await Workbench.open(tutorialWorkspace, { extensions: [await findVsix()], language: "zh-cn" });
  });

  afterAll(() => workbench?.close());

  test("findings, fixes and commands are in Chinese", async () => {
    await workbench.openFile("snippet3.py");
    await workbench.waitForSquiggles("error", 1);
    const problems = await workbench.problems("AIO001");
    expect(problems[0]).toMatch(chinese);
    const commands = (await workbench.commands("Asyncio Insight")).filter((title) => title.startsWith("Asyncio Insight"));
    expect(commands.length).toBeGreaterThan(0);
    for (const command of commands) {
      expect(command).toMatch(chinese);
    }
    const fixes = await workbench.openLightbulb("await.");
    expect(fixes[0]).toMatch(chinese);
    await workbench.screenshot("chinese");
  });
});

describe("In Restricted Mode", () => {
  let workbench: Workbench;

  beforeAll(async () => {
    workbench = await Workbench.open(tutorialWorkspace, { extensions: [await findVsix()], trusted: false });
  });

  afterAll(() => workbench?.close());

  test("findings are shown all the same", async () => {
    await workbench.openFile("snippet3.py");
    await workbench.waitForSquiggles("error", 1);
    await workbench.waitForRestrictedMode();
    expect(await workbench.problems("AIO001")).toHaveLength(1);
    await workbench.placeCursor("asyncio.run");
    await workbench.screenshot("restricted-mode");
  });
});
