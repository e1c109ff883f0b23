/** The findings that somebody has read, with what they are: `bench/triage/findings.json`. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../shared/document";
import type { PackageFinding } from "./check";

/** A finding that was read. */
export interface Verdict {
  readonly package: string;
  readonly file: string;
  /** Counts from one. */
  readonly line: number;
  readonly code: string;
  readonly verdict: "true" | "deliberate" | "environment" | "mended" | "wrong";
  readonly why: string;
}

/** Looks verdicts up. */
export class Triage {
  private readonly verdicts = new Map<string, Verdict>();

  constructor() {
    const path = join(repository, "bench", "triage", "findings.json");
    for (const one of JSON.parse(readFileSync(path, "utf8")) as Verdict[]) this.verdicts.set(keyOf(one), one);
  }

  /** The verdict on a finding; undefined when nobody has read it. */
  of({ package: name, file, line, finding }: PackageFinding): Verdict | undefined {
    return this.verdicts.get(keyOf({ package: name, file, line, code: finding.code }));
  }
}

function keyOf({ package: name, file, line, code }: Pick<Verdict, "package" | "file" | "line" | "code">): string {
  return `${name}/${file}:${line} ${code}`;
}
