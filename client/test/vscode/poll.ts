/**
 * Asks `condition` again and again until it answers with something. Tests wait for conditions with
 * this, never for a fixed time.
 *
 * @param what names the thing waited for, in the error's words: "Timed out … waiting for <what>"
 * @param milliseconds how long to go on asking
 * @param condition answers `undefined` (or `false`) for "not yet"; an error it throws ends the wait
 * @returns the first answer
 * @throws Error when the time is over
 */
export async function poll<T>(
  what: string,
  milliseconds: number,
  condition: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> {
  const end = Date.now() + milliseconds;
  for (;;) {
    const answer = await condition();
    if (answer !== undefined && answer !== false) {
      return answer;
    }
    if (Date.now() > end) {
      throw new Error(`Timed out after ${milliseconds / 1000} s waiting for ${what}.`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
