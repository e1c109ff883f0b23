/** The ids of the extension's commands, for both halves and the tests. Titles are in package.json. */
export const commands = {
  restartServer: "asyncioInsight.restartServer",
  showLog: "asyncioInsight.showLog",
  fixAll: "asyncioInsight.fixAll",
  openRulePage: "asyncioInsight.openRulePage",
  fixPastedSnippet: "asyncioInsight.fixPastedSnippet",
  explain: "asyncioInsight.explain",
  openSample: "asyncioInsight.openSample",
} as const;
