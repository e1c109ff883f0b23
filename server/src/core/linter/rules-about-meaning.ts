/** Which rules have nothing to say where the text is damaged. */

/**
 * The names of the rules that judge what code means and does, most of them by the groups of their codes. What the parser makes of a
 * damaged line, and of the body below it, means nothing; so a rule that finds damage supersedes them.
 */
export const rulesAboutMeaning: readonly string[] = [
  "await-outside-async",
  "missing-asyncio-import",
  "AIO1",
  "AIO2",
  "AIO3",
  "AIO4",
  "AIO5",
  "AIO6",
  "AIO7",
  "async-without-await",
  "sequential-awaits",
  "await-in-loop",
  "polling-sleep",
];
