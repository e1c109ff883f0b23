/** The core's face to its hosts: text in, plain findings out. It does no input or output and never throws for bad Python. */
import { defaultConfiguration } from "./linter/configuration";
import { type FixedText, fixAll } from "./linter/fix-all";
import { Linter, type LintRequest, type LintResult } from "./linter/linter";
import { noProject } from "./linter/project";
import { ModuleFiles, type ReadText } from "./project/module-files";
import { ProjectModules } from "./project/project-modules";
import { StandardLibrary } from "./project/standard-library";
import { rules } from "./rules";
import unusedSuppression from "./rules/unused-suppression";
import { SemanticModel } from "./semantics/model";
import { readSource, SourceDocument } from "./syntax/document";
import { loadParser, type ParserBinaries, type PythonParser } from "./syntax/parser";
import type { SourceFile } from "./syntax/source-file";

/** The files that an analyzer is made of. They lie beside the program; hosts read them. */
export interface AnalyzerFiles extends ParserBinaries {
  /** The text of `stubs.txt`: the stubs of the standard library. */
  readonly stubs: string;
}

/** Makes an analyzer. Throws when one of the parser's binaries is damaged or of the wrong version. */
export async function loadAnalyzer(files: AnalyzerFiles): Promise<Analyzer> {
  return new Analyzer(await loadParser(files), files.stubs);
}

/** Analyses Python files. One analyzer serves a whole host. */
export class Analyzer {
  readonly linter: Linter;
  private readonly library: StandardLibrary;

  /** Takes the loaded parser and the text of `stubs.txt`. */
  constructor(
    private readonly parser: PythonParser,
    stubs: string,
  ) {
    this.library = new StandardLibrary(parser, stubs);
    this.linter = new Linter(rules, unusedSuppression, this.library);
  }

  /** Reads a text once. */
  read(text: string): SourceFile {
    return readSource(this.parser, text);
  }

  /** Opens a text that will change. */
  open(text: string): SourceDocument {
    return new SourceDocument(this.parser, text);
  }

  /** The meaning of a file, for features that explain it. */
  semanticsOf(request: Pick<LintRequest, "file"> & Partial<Pick<LintRequest, "project" | "configuration">>): SemanticModel {
    const { file, project = noProject, configuration = defaultConfiguration } = request;
    const { modules = this.library, moduleName, functionNames } = project;
    const { isNotebook } = configuration;
    return new SemanticModel(file, { modules, moduleName, isNotebook, knowledge: configuration, functionNames });
  }

  /** What reads the files of modules, for `modulesOf`. `read` gives the text of a path; so many `sharers` of the memory there are. */
  moduleFiles(read: ReadText, sharers = 1): ModuleFiles {
    return new ModuleFiles(this.parser, read, sharers);
  }

  /**
   * The modules of a project: `roots` are the folders of the project that Python searches, in their order, and `installed` those of installed
   * packages.
   */
  modulesOf(files: ModuleFiles, roots: readonly string[], installed: readonly string[] = []): ProjectModules {
    return new ProjectModules(files, roots, this.library, installed);
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
