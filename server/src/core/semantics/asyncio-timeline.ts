/** When the parts of asyncio came and went, and what that means for the versions that a file is written for. */
import { rows } from "./asyncio-timeline.json";

/** One line of the timeline. Versions are minor versions of Python 3: 11 stands for Python 3.11. */
export interface TimelineRow {
  /** Dotted names, as people import them; methods behind their class: `asyncio.Task.get_name`. */
  readonly names: readonly string[];
  /** The parameter that the row is about; otherwise it is about the name itself. */
  readonly parameter?: string;
  /** The use that the row is about, where it is not about all of them. */
  readonly situation?: string;
  readonly platform?: string;
  /** The first version that has it; undefined where all known ones have it. */
  readonly added?: number;
  /** The first version that shows a `DeprecationWarning` when it is used. */
  readonly deprecated?: number;
  /** The first version in which it fails. */
  readonly removed?: number;
  /** What to write in its place, as code. */
  readonly instead?: string;
  readonly source?: string;
}

/** All lines of the timeline. */
export const timeline: readonly TimelineRow[] = rows;

/** What one line of the timeline is about: a name, a parameter of it, or some use of it. */
export interface Subject {
  readonly parameter?: string;
  readonly situation?: string;
}

const rowsByName = new Map<string, TimelineRow[]>();
for (const row of timeline) {
  for (const name of row.names) rowsByName.set(name, [...(rowsByName.get(name) ?? []), row]);
}

/** The line about a name, or about a parameter or a use of it; undefined where there is none. */
export function timelineOf(name: string, { parameter, situation }: Subject = {}): TimelineRow | undefined {
  return rowsByName.get(name)?.find((row) => row.parameter === parameter && row.situation === situation);
}

/** A line that must be there, for rules about one fact. Throws when it is missing. */
export function factAbout(name: string, subject: Subject = {}): TimelineRow {
  const row = timelineOf(name, subject);
  if (!row) throw new Error(`The timeline of asyncio has no line about ${name} ${JSON.stringify(subject)}.`);
  return row;
}

/** Tells whether a version has a name, or a parameter of it; names that the timeline does not know have always been there. */
export function existsIn(name: string, version: number, subject: Subject = {}): boolean {
  const { added = 0, removed = Number.POSITIVE_INFINITY } = timelineOf(name, subject) ?? {};
  return added <= version && version < removed;
}
