/** Scripts that are written for a notebook or another place where a loop runs already and `await` may stand at the top level. */
import type { SourceFile } from "../syntax/source-file";

/**
 * Tells whether a file's top level is run piece by piece by IPython, or in the browser by Pyodide, both of which accept `await` there. Cells in plain
 * files are marked `# %%` (https://jupytext.readthedocs.io/en/latest/formats-scripts.html), or `# In[1]:` by nbconvert.
 */
export function isNotebookScript({ text, module }: SourceFile): boolean {
  return (
    module.comments.some((comment) => cellMark.test(text.slice(comment.start, comment.end))) ||
    module.body.some(
      (one) =>
        (one.kind === "Import" && one.names.some(({ path }) => browserModules.test(path))) ||
        (one.kind === "ImportFrom" && browserModules.test(one.module)),
    )
  );
}

const cellMark = /^#\s?(%%|In\s?\[[\d ]*\]|---\s*$)|^#\s+(jupyter|jupytext):/;

const browserModules = /^(js|pyodide|pyodide_js|micropip|pyscript|piplite)(\.|$)/;
