/** Facts about a whole file that many questions need. */
import type { SourceFile } from "./source-file";

/** Makes a function that computes something once for every file, for as long as the file is in use. */
export function perFile<T>(compute: (file: SourceFile) => T): (file: SourceFile) => T {
  const known = new WeakMap<SourceFile, { readonly answer: T }>();
  return (file) => {
    let found = known.get(file);
    if (!found) {
      found = { answer: compute(file) };
      known.set(file, found);
    }
    return found.answer;
  };
}
