/** Shows on a terminal how far a long check is. */
import { message } from "../core/text/message";
import type { OutputStream } from "./host";
import type { Say } from "./language";

const silentMilliseconds = 1000;
const intervalMilliseconds = 100;

/** Shows progress in one line that is written over and over, and goes away at the end. */
export interface Progress {
  show(done: number, all: number): void;
  clear(): void;
}

/** Makes the progress line of a stream; it shows nothing when that is no terminal that can write over a line, and nothing in the first second. */
export function progressOn(stream: OutputStream, environment: Readonly<Record<string, string | undefined>>, say: Say): Progress {
  const canShow = stream.isTerminal && environment.TERM !== "dumb";
  let next = Date.now() + silentMilliseconds;
  let isShown = false;
  const eraseLine = "\r\u001b[K";
  return {
    show: (done, all) => {
      if (!canShow || Date.now() < next) return;
      next = Date.now() + intervalMilliseconds;
      isShown = true;
      stream.write(eraseLine + say(message("Checked {done} of {all} files", { done: String(done), all: String(all) })));
    },
    clear: () => {
      if (isShown) stream.write(eraseLine);
      isShown = false;
    },
  };
}
