/** What a terminal needs: colours where they are wanted, and no control characters from files. */
import type { Severity } from "../core/linter/finding";

/** Paints text, or leaves it as it is. */
export interface Painter {
  severity(severity: Severity, text: string): string;
  strong(text: string): string;
  faint(text: string): string;
}

const severityColours: Readonly<Record<Severity, number>> = { error: 31, warning: 33, information: 36, hint: 35 };

/**
 * Makes the painter. `wanted` is false for `--no-color`. The environment's `FORCE_COLOR` (https://force-color.org) beats `NO_COLOR`
 * (https://no-color.org), as in Node itself, and both beat whether the output goes to a terminal.
 */
export function painter(
  wanted: false | undefined,
  environment: Readonly<Record<string, string | undefined>>,
  isTerminal: boolean,
): Painter {
  const forced = environment.FORCE_COLOR;
  const isForced = forced !== undefined && forced !== "0" && forced !== "false";
  const isPainted =
    wanted !== false && (isForced || (forced === undefined && !environment.NO_COLOR && isTerminal && environment.TERM !== "dumb"));
  const paint = (code: number, text: string) => (isPainted ? `\u001b[${code}m${text}\u001b[0m` : text);
  return {
    severity: (severity, text) => paint(severityColours[severity], text),
    strong: (text) => paint(1, text),
    faint: (text) => paint(2, text),
  };
}

/**
 * Makes control characters visible as one character each, so that a file can neither steer the terminal nor show its text in another order
 * than it has (https://trojansource.codes). Tabs stay.
 */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu, (control) => {
    const code = control.charCodeAt(0);
    // Unicode has a picture for each of the oldest control characters.
    return control === "\t" ? control : code < 0x20 ? String.fromCharCode(0x2400 + code) : "\uFFFD";
  });
}
