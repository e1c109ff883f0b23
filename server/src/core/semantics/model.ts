/** Placeholder. */
import type { SourceFile } from "../syntax/source-file";
export class SemanticModel { constructor(readonly file: SourceFile) {} }
