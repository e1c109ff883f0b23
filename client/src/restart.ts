/**
 * When to start the language server again after it ended unexpectedly. It is always started again: an editor whose checks have silently
 * stopped looks like one that has nothing to say.
 */

/** The wait before the first new start, in milliseconds. It doubles with every further crash. */
const firstDelay = 100;

/** The longest wait, in milliseconds. */
const longestDelay = 5_000;

/** A server that ran this long was healthy, in milliseconds: its crash counts as the first one. */
const healthyLifetime = 5 * 60_000;

/** The crash of a series at which the user is told. */
const tellingCrash = 4;

/** What to do about a crash. */
export interface RestartPlan {
  /** Which crash of its series this was, counted from one; give it to the next `planRestart`. */
  readonly crashes: number;
  /** How long to wait before the new start, in milliseconds. */
  readonly delay: number;
  /** Whether this is the moment to tell the user: once in a series, however long it gets. */
  readonly tellUser: boolean;
}

/**
 * Decides what to do about a crash.
 *
 * @param earlierCrashes the `crashes` of the plan before this one; zero at the beginning and after the user asked for a restart
 * @param lifetime how long the server had run, in milliseconds
 */
export function planRestart(earlierCrashes: number, lifetime: number): RestartPlan {
  const crashes = lifetime >= healthyLifetime ? 1 : earlierCrashes + 1;
  const delay = Math.min(firstDelay * 2 ** (crashes - 1), longestDelay);
  return { crashes, delay, tellUser: crashes === tellingCrash };
}
