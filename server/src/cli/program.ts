/** The commands and options, and what the exit code says: 0 nothing found, 1 something found, 2 something could not be done, 130 ended by Ctrl-C. */
import { Command, CommanderError, type HelpConfiguration } from "commander";
import { defaultSettings } from "../../../shared/settings";
import { loadAnalyzer } from "../core/analyzer";
import { environmentFolder, packageFolders } from "../core/project/environment";
import { rules } from "../core/rules";
import { type Message, message } from "../core/text/message";
import { check } from "./check";
import { displayWidth } from "./display-width";
import { explanationOf } from "./explain";
import { absolute } from "./files";
import { githubAnnotations } from "./formats/github";
import { jsonText } from "./formats/json";
import { sarifText } from "./formats/sarif";
import { textReport } from "./formats/text";
import type { CommandLineHost, OutputStream } from "./host";
import { languageOfEnvironment, languages, readLanguage, type Say, speaker } from "./language";
import { type CheckOptions, needsValue, outputFormats, readOptions, type WrittenOptions } from "./options";
import { progressOn } from "./progress";
import { environmentFiles } from "./projects";
import type { Notice, Report } from "./report";
import { painter, visible } from "./terminal";

const exitCodes = { clean: 0, findings: 1, failed: 2, interrupted: 130 } as const;

/** Runs the command line with the arguments behind the program's name. Gives the exit code. */
export async function run(args: readonly string[], host: CommandLineHost): Promise<number> {
  const written = writtenLanguage(args);
  const language = written === undefined ? languageOfEnvironment(host.environment) : readLanguage(written);
  const say = speaker(language && language !== "en" ? host.loadTranslations(language) : undefined);
  if (!language) {
    return fail(host, say, message("--lang: `{value}` is not one of {allowed}.", { value: written ?? "", allowed: languages.join(", ") }));
  }
  let exitCode: number = exitCodes.clean;
  const program = makeProgram(host, say, async (paths, options) => {
    exitCode = await runCheck(paths, options, host, say);
  });
  try {
    await program.parseAsync(args, { from: "user" });
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return exitCodes.clean;
    return error.code === "commander.help" ? exitCodes.failed : fail(host, say, usageMistake(error));
  }
}

/** The headings of the help by the library's own words. */
const titles: Readonly<Record<string, Message>> = {
  "Usage:": message("Usage:"),
  "Arguments:": message("Arguments:"),
  "Options:": message("Options:"),
  "Commands:": message("Commands:"),
};

type CheckAction = (paths: string[], options: WrittenOptions) => Promise<void>;

function makeProgram(host: CommandLineHost, say: Say, action: CheckAction): Command {
  const help: HelpConfiguration = {
    displayWidth,
    styleTitle: (title) => (titles[title] ? say(titles[title]) : title),
    subcommandTerm: (command) => command.name(),
  };
  const list = (value: string, earlier: readonly string[] = []) => [
    ...earlier,
    ...value
      .split(",")
      .map((one) => one.trim())
      .filter(Boolean),
  ];
  const repeated = (value: string, earlier: readonly string[] = []) => [...earlier, value];
  const program = new Command("asyncio-insight")
    .description(say(message("Finds mistakes in asynchronous Python code.")))
    .version(`asyncio-insight ${host.version}`, "--version", say(message("Show the version.")))
    .usage(say(message("<command> [options]")))
    .helpOption("-h, --help", say(message("Show this help.")))
    .helpCommand(false)
    .configureHelp(help)
    .configureOutput({
      writeOut: (text) => host.output.write(text),
      writeErr: (text) => host.errors.write(text),
      // What is wrong is said by `usageMistake`, in the reader's language; only the help is left to the library.
      outputError: () => {},
      getOutHelpWidth: () => host.output.columns ?? 100,
      getErrHelpWidth: () => host.errors.columns ?? 100,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .exitOverride();
  program
    .command("check")
    .description(say(message("Check files, and the Python files in folders.")))
    .usage(say(message("[options] [path...]")))
    .argument("[path...]", say(message("Files and folders; `-` is the standard input. Without any, the working directory.")))
    .option(
      "--output-format <format>",
      say(message("How to write what is found: {formats}. By default text.", { formats: outputFormats.join(", ") })),
    )
    .option("--fix", say(message("Mend what can be mended without changing what the program does, and what keeps Python from reading it.")))
    .option("--unsafe-fixes", say(message("With --fix: also apply the first suggested fix of the other findings.")))
    .option("--select <rules>", say(message("Run only these rules: ids, codes or the beginnings of codes, separated by commas.")), list)
    .option("--ignore <rules>", say(message("Do not run these rules.")), list)
    .option("--min-confidence <level>", say(message("How sure a finding must be to be shown: proved, by-use or by-name.")))
    .option("--python-version <version>", say(message("The oldest version of Python that the code must run on, such as 3.12.")))
    .option(
      "--python <path>",
      say(message("The environment whose packages the code uses, or an interpreter in it. By default the active one or `.venv`.")),
    )
    .option("--explain <place>", say(message("Check nothing; say how the answer about the expression at `file:line:column` came about.")))
    .option(
      "--exclude <pattern>",
      say(message("Pass over files and folders that match this glob pattern. Can be given several times.")),
      repeated,
    )
    .option("--workers <count>", say(message("How many threads check at the same time. By default as many as are worth it.")))
    .option("--cache-dir <path>", say(message("Where to keep what was found for the next time. By default where the system keeps caches.")))
    .option("--no-cache", say(message("Neither use nor keep what was found.")))
    .option("--exit-zero", say(message("Exit with 0 even when something is found.")))
    .option("--stdin-filename <path>", say(message("The path that the standard input is treated and shown as.")))
    .option("--no-color", say(message("Write without colours.")))
    .option(
      "--lang <language>",
      say(message("The language of messages: {languages}. By default that of the system.", { languages: languages.join(", ") })),
    )
    .helpOption("-h, --help", say(message("Show this help.")))
    .configureHelp(help)
    .action(action);
  return program;
}

async function runCheck(paths: readonly string[], written: WrittenOptions, host: CommandLineHost, say: Say): Promise<number> {
  const options = readOptions(paths, written, rules);
  if ("wrong" in options) return fail(host, say, options.wrong);
  const environment = environmentOf(options, host);
  if (typeof environment === "object") return fail(host, say, environment);
  if (written.explain !== undefined) {
    const explained = explanationOf(
      {
        analyzer: await loadAnalyzer(await host.loadFiles()),
        workingDirectory: host.workingDirectory,
        chosenEnvironment: environment,
        place: written.explain,
      },
      say,
    );
    if (typeof explained === "object") return fail(host, say, explained);
    host.output.write(explained);
    return exitCodes.clean;
  }
  const standardInput = options.standardInput === undefined ? undefined : await host.readInput();
  const progress = progressOn(host.errors, host.environment, say);
  const checked = await check(options, {
    loadAnalyzer: async () => loadAnalyzer(await host.loadFiles()),
    build: host.build,
    skipsQuietFiles: host.environment.ASYNCIO_INSIGHT_CHECK_ALL !== "1",
    cacheFolder: cacheFolderOf(options, host),
    workers: options.workers,
    processors: host.processors,
    startThread: host.startThread,
    version: host.version,
    workingDirectory: host.workingDirectory,
    settings: defaultSettings,
    chosenEnvironment: environment,
    standardInput,
    signal: host.interruption(),
    onProgress: progress.show,
  });
  progress.clear();
  if (!checked) return exitCodes.interrupted;
  const { report, fixedInput } = checked;
  for (const notice of report.notices) host.errors.write(`${noticeText(notice, say)}\n`);
  if (options.fix) host.errors.write(`${say(message("Mended: {fixed}.", { fixed: String(report.summary.fixed) }))}\n`);
  // The mended text takes the place of the report when the standard input is mended, so that an editor can read it.
  if (fixedInput) host.output.write(new TextDecoder("utf-8", { ignoreBOM: true }).decode(fixedInput));
  const stream = fixedInput ? host.errors : host.output;
  stream.write(inFormat(report, options, host, stream, say));
  if (report.notices.some((notice) => notice.kind === "error")) return exitCodes.failed;
  return report.files.length > 0 && !options.exitZero ? exitCodes.findings : exitCodes.clean;
}

/** Where the cache is: where `--cache-dir` says, else where the system keeps caches. Undefined with `--no-cache`. */
function cacheFolderOf({ cache, cacheFolder }: CheckOptions, host: CommandLineHost): string | undefined {
  if (!cache) return undefined;
  if (cacheFolder !== undefined) return absolute(host.workingDirectory, cacheFolder);
  return host.cacheHome === undefined ? undefined : `${host.cacheHome}/asyncio-insight`;
}

/**
 * The environment whose packages the code uses: the one that `--python` names, else the active one. Undefined when nobody says; then each project's own
 * counts. A message when there are no packages where `--python` points to.
 */
function environmentOf({ python }: CheckOptions, host: CommandLineHost): string | Message | undefined {
  const { VIRTUAL_ENV: active, CONDA_PREFIX: conda } = host.environment;
  const chosen = python ?? (active || conda || undefined);
  if (chosen === undefined) return undefined;
  const folder = environmentFolder(absolute(host.workingDirectory, chosen));
  const isOne = packageFolders(folder, environmentFiles).length > 0;
  if (!isOne && python !== undefined)
    return message("--python: `{path}` is neither an environment of Python nor an interpreter in one.", { path: python });
  return isOne ? folder : undefined;
}

function inFormat(report: Report, options: CheckOptions, host: CommandLineHost, stream: OutputStream, say: Say): string {
  switch (options.format) {
    case "text":
      return textReport(report, say, painter(options.color, host.environment, stream.isTerminal));
    case "json":
      return jsonText(report, say);
    case "sarif":
      return sarifText(report, say);
    case "github":
      return githubAnnotations(report, say);
  }
}

function noticeText({ kind, path, message: text }: Notice, say: Say): string {
  const sentence = path === undefined ? say(text) : `${path}: ${say(text)}`;
  return visible(say(kind === "note" ? message("note: {sentence}", { sentence }) : message("error: {sentence}", { sentence })));
}

function fail(host: CommandLineHost, say: Say, text: Message): number {
  host.errors.write(`${noticeText({ kind: "error", message: text }, say)}\n`);
  return exitCodes.failed;
}

/** The value of `--lang`, needed before anything is parsed, because the help is in that language too. */
function writtenLanguage(args: readonly string[]): string | undefined {
  const end = args.indexOf("--");
  const options = end < 0 ? args : args.slice(0, end);
  const found = options.map((one, index) => (one === "--lang" ? options[index + 1] : /^--lang=(.*)/s.exec(one)?.[1]));
  return found.filter((value) => value !== undefined).pop();
}

/** Says what is wrong with the arguments, by the library's code for it and the part that it quotes. */
function usageMistake(error: CommanderError): Message {
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? "";
  const name = quoted.split(" ", 1)[0] ?? "";
  const near = /\(Did you mean (?:one of )?([^,?]*)/.exec(error.message)?.[1];
  switch (error.code) {
    case "commander.unknownOption":
      return near === undefined
        ? message("There is no option `{name}`. See `asyncio-insight check --help`.", { name })
        : message("There is no option `{name}`. Did you mean `{nearest}`?", { name, nearest: near });
    case "commander.optionMissingArgument":
      return needsValue(name);
    case "commander.unknownCommand":
      return message("There is no command `{name}`. Write `asyncio-insight check {name}` to check that file or folder.", { name });
    default:
      return message("{text}", { text: error.message.replace(/^error: /, "") });
  }
}
