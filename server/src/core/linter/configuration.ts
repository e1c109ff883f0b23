/** What somebody can choose about linting, as plain data. Where it comes from (editor, pyproject.toml, command line) is `config/`'s business. */
import type { ProjectKnowledge } from "../semantics/model";
import type { Confidence, Severity } from "./finding";
import { defaultTarget, type TargetVersion } from "./version";

/** The choices that hold for one file. */
export interface Configuration extends ProjectKnowledge {
  /**
   * For some rules, by their id, a severity or "off". "on" runs a rule with its own severity, and so are those that are not named, but for
   * those that are off by default.
   */
  readonly rules: Readonly<Record<string, Severity | "off" | "on">>;
  /** Findings less sure than this are left out. */
  readonly minimumConfidence: Confidence;
  readonly target: TargetVersion;
  readonly isNotebook: boolean;
}

/** What holds where nobody chose. */
export const defaultConfiguration: Configuration = {
  rules: {},
  minimumConfidence: "by-name",
  target: defaultTarget,
  isNotebook: false,
  blockingCalls: {},
  schedulers: [],
  decorators: {},
  synchronousCallers: [],
  valueConsumers: [],
};
