/** What a suite run tells the process that started it. Shared by both sides. */

/** One test's outcome. */
export interface TestOutcome {
  readonly title: string;
  readonly state: "passed" | "failed" | "pending";
  readonly milliseconds: number;
  /** Message and stack of the failure. */
  readonly error?: string;
}

/** All outcomes of a run. */
export interface SuiteReport {
  /** The extension host that the suite found itself in. */
  readonly host: "node" | "web";
  readonly passed: number;
  readonly failed: number;
  readonly pending: number;
  readonly tests: readonly TestOutcome[];
}

/** The console line that holds the report as JSON starts with this. */
export const reportPrefix = "Suite report: ";
