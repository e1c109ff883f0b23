/**
 * Which choices hold for which file: the editor's settings, pyproject.toml and the environment's Python version, read when they are
 * first needed and kept until something changes.
 */
import type { Connection } from "vscode-languageserver";
import { defaultSettings, readSettings, type Settings, settingsPrefix } from "../../../shared/settings";
import { type Pyproject, readPyproject } from "../config/pyproject";
import { resolveConfiguration } from "../config/resolve-configuration";
import type { KnownRule } from "../config/rule-names";
import type { Configuration } from "../core/linter/configuration";
import { type Message, message } from "../core/text/message";
import type { ClientProfile } from "./client-profile";
import { decoded, fileOf, folderOf, foldersAround, notebookCellScheme, schemeOf } from "./uri";

/** Milliseconds that a client may take to answer a question about settings. One that never answers must not stop everything. */
const settingsPatience = 10_000;

/** What holds for one file. */
export interface ResourceConfiguration {
  readonly configuration: Configuration;
  readonly settings: Settings;
  /** Whether the file is checked at all. */
  readonly isChecked: boolean;
}

/** What the store needs from the session. */
export interface ConfigurationSources {
  readonly connection: Connection;
  readonly profile: ClientProfile;
  readonly rules: readonly KnownRule[];
  /** The workspace folders' URIs, without a slash at the end. */
  folders(): readonly string[];
  /** The text of a file, or undefined where there is none. */
  readFile(uri: string): Promise<string | undefined>;
  /** Says that something in the settings or in pyproject.toml cannot be used. `where` names the file or the settings. */
  report(where: string, problem: Message): void;
}

/** Answers which configuration holds for a file. */
export class ConfigurationStore {
  private readonly byUri = new Map<string, Promise<ResourceConfiguration>>();
  private readonly texts = new Map<string, Promise<string | undefined>>();
  private generation = 0;

  /** `settings` holds where the client cannot be asked: what it sent along with `initialize`, if anything. */
  constructor(
    private readonly sources: ConfigurationSources,
    private settings: unknown,
  ) {}

  /** The configuration of a file. Never rejects: what cannot be read falls back to its default and is reported. */
  async get(uri: string): Promise<ResourceConfiguration> {
    for (;;) {
      const { generation } = this;
      let resolved = this.byUri.get(uri);
      if (!resolved) {
        resolved = this.resolve(uri);
        this.byUri.set(uri, resolved);
      }
      const result = await resolved;
      // Something changed while the client was asked: what it answered may be from before.
      if (generation === this.generation) return result;
    }
  }

  /** Forgets everything, so that it is read anew when it is needed. */
  drop(): void {
    this.generation++;
    this.byUri.clear();
    this.texts.clear();
  }

  /** Forgets one file, because it was closed. */
  forget(uri: string): void {
    this.byUri.delete(uri);
  }

  /** Takes settings that the client sent by itself, for a client that cannot be asked. */
  push(settings: unknown): void {
    this.settings = ownSection(settings);
    this.drop();
  }

  private async resolve(uri: string): Promise<ResourceConfiguration> {
    const { sources } = this;
    const folders = sources.folders();
    const file = fileOf(uri, folders);
    const folder = folderOf(file, folders) ?? (foldersAround(file).length === 0 ? folders[0] : undefined);
    const { settings, problems } = readSettings(await this.askSettings(uri));
    for (const { key, reason, values } of problems) {
      sources.report(`${settingsPrefix}.${key}`, message(reason, values));
    }
    const pyproject = await this.pyprojectOf(file, folder);
    const {
      configuration,
      isExcluded,
      problems: others,
    } = resolveConfiguration({
      path: decoded(file),
      isNotebook: schemeOf(uri) === notebookCellScheme,
      rules: sources.rules,
      settings,
      // Without a workspace folder, patterns are relative to the folder of the file.
      folder: decoded(folder ?? foldersAround(file)[0] ?? ""),
      pyproject: pyproject && { folder: decoded(pyproject.folder), content: pyproject.content },
      environment: folder === undefined ? undefined : await this.environmentOf(folder),
    });
    for (const problem of others) {
      sources.report(
        problem.source === "pyproject" && pyproject ? `${pyproject.folder}/pyproject.toml` : `${settingsPrefix}.rules`,
        problem.message,
      );
    }
    return { configuration, settings, isChecked: settings.enable && !isExcluded };
  }

  private async askSettings(uri: string): Promise<unknown> {
    const { connection, profile } = this.sources;
    if (!profile.asksForSettings) return this.settings;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const patience = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error("no answer")), settingsPatience);
    });
    try {
      return await Promise.race([connection.workspace.getConfiguration({ scopeUri: uri, section: settingsPrefix }), patience]);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.sources.report(
        "workspace/configuration",
        message("The editor did not give its settings, so the defaults hold: {reason}", { reason }),
      );
      return defaultSettings;
    } finally {
      clearTimeout(timer);
    }
  }

  /** The nearest pyproject.toml around a file, as far as its workspace folder. */
  private async pyprojectOf(file: string, folder: string | undefined): Promise<{ folder: string; content: Pyproject } | undefined> {
    const around = foldersAround(file, folder);
    for (const one of around.length > 0 || folder === undefined ? around : [folder]) {
      const text = await this.read(`${one}/pyproject.toml`);
      if (text !== undefined) return { folder: one, content: readPyproject(text, this.sources.rules) };
    }
    return undefined;
  }

  /** The text of the pyvenv.cfg of a folder's virtual environment, which names its Python version. */
  private async environmentOf(folder: string): Promise<string | undefined> {
    return (await this.read(`${folder}/.venv/pyvenv.cfg`)) ?? (await this.read(`${folder}/venv/pyvenv.cfg`));
  }

  private read(uri: string): Promise<string | undefined> {
    let text = this.texts.get(uri);
    if (!text) {
      text = this.sources.readFile(uri).catch(() => undefined);
      this.texts.set(uri, text);
    }
    return text;
  }
}

/** Clients send all settings or only ours: `{ asyncioInsight: { … } }` or what is inside. */
function ownSection(settings: unknown): unknown {
  if (typeof settings !== "object" || settings === null) return undefined;
  return settingsPrefix in settings ? (settings as Record<string, unknown>)[settingsPrefix] : settings;
}
