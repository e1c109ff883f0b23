/** The core's face to its hosts: text in, plain findings out. It does no input or output and never throws for bad Python. */
import { fixAll, type FixedText } from "./linter/fix-all";
import { Linter, type LintRequest, type LintResult } from "./linter/linter";
import { StandardLibrary } from "./project/standard-library";
import { rules } from "./rules";
import unusedSuppression from "./rules/unused-suppression";
import { SemanticModel } from "./semantics/model";
import { SourceDocument, readSource } from "./syntax/document";
import type { PythonParser } from "./syntax/parser";
import type { SourceFile } from "./syntax/source-file";

/** Analyses Python files. One analyzer serves a whole host. */
export class Analyzer {
  readonly linter: Linter;
  private readonly library: StandardLibrary;

  /** Takes the loaded parser. */
  constructor(private readonly parser: PythonParser) {
    this.library = new StandardLibrary(parser);
    this.linter = new Linter(rules, unusedSuppression, this.library);
  }

  /** Reads a text once. */
  read(text: string): SourceFile {
    return readSource(this.parser, text);
  }

  /** Opens a text that will change. The caller disposes the document. */
  open(text: string): SourceDocument {
    return new SourceDocument(this.parser, text);
  }

  /** The meaning of a file, for features that explain it. */
  semanticsOf(file: SourceFile, isNotebook: boolean): SemanticModel {
    return new SemanticModel(file, this.library, isNotebook);
  }

  /** Lints one file. */
  lint(request: LintRequest): LintResult {
    return this.linter.lint(request);
  }

  /** Applies all safe fixes to a text, to a fixed point. */
  fixAll(text: string, options: Pick<LintRequest, "configuration" | "project">): FixedText {
    return fixAll(
      text,
      (one) => this.read(one),
      (file) => this.lint({ file, ...options, withFixes: true }).findings,
    );
  }
}
