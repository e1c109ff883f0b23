import { describe, expect, test } from "vitest";
import { readSpecifier, versionOfEnvironment } from "../../src/config/python-versions";
import { newestKnownVersion } from "../../src/core/linter/version";

describe("version specifiers", () => {
  test.each([
    [">=3.9", 9, newestKnownVersion],
    [">= 3.9 , < 3.13", 9, 12],
    [">=3.9.2,<4", 9, newestKnownVersion],
    [">3.9", 9, newestKnownVersion],
    [">=3.10,<=3.12", 10, 12],
    [">=3.8,!=3.8.*,!=3.9.*", 10, newestKnownVersion],
    ["~=3.10", 10, newestKnownVersion],
    ["~=3.10.1", 10, 10],
    ["==3.11.*", 11, 11],
    ["==3.11", 11, 11],
    ["===3.11.4", 11, 11],
    ["<3.12", 6, 11],
    ["<3.12.0", 6, 11],
    ["<3.12.1", 6, 12],
    [">=2.7", 6, newestKnownVersion],
    [">=3.13.0rc1", 13, newestKnownVersion],
    [">=3.12.dev0,", 12, newestKnownVersion],
    [">=3.40", 40, 40],
    ["^3.9", 9, newestKnownVersion],
    ["~3.9", 9, 9],
    ["3.10.*", 10, 10],
    [">=3.8 <3.11", 8, 10],
    ["~3.8 || ^3.11", 8, newestKnownVersion],
    ["*", 6, newestKnownVersion],
  ])("%s", (text, oldest, newest) => {
    expect(readSpecifier(text)).toEqual({ oldest, newest });
  });

  test.each(["", "x", ">=", "3.x", ">=3.9 and <4", "python>=3.9", ">=3.9;", "||"])("cannot read %j", (text) => {
    expect(readSpecifier(text)).toBe("unreadable");
  });

  test.each(["<3", ">=3.9,<3.8", "==2.7.*", ">=4"])("no Python 3 fulfils %s", (text) => {
    expect(readSpecifier(text)).toBe("none");
  });

  test("does not take long for a long text", () => {
    expect(readSpecifier(">=3.9 ".repeat(2000))).toEqual({ oldest: 9, newest: newestKnownVersion });
    expect(readSpecifier("1".repeat(100_000))).toBe("none");
  });
});

test.each([
  ["home = /usr/bin\nversion = 3.11.4\n", 11],
  ["home = C:\\Python\r\nversion_info = 3.12.1.final.0\r\n", 12],
  ["version = 2.7.18\n", undefined],
  ["home = /opt/version = 3.9\n", undefined],
  ["", undefined],
])("the version in pyvenv.cfg %j", (text, version) => {
  expect(versionOfEnvironment(text)).toBe(version);
});
