/**
 * The VS Code window as a person uses it: what is visible is read from the page, everything is done by mouse
 * and keyboard, and every step waits until its effect can be seen.
 */

import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { type Browser, launchBrowser } from "./browser.ts";
import { copyWorkspace, repository } from "./paths.ts";
import { poll } from "./poll.ts";
import { type Server, type ServerOptions, startServer } from "./server.ts";
import type { TemporaryFolder } from "./temporary.ts";

/** How long a step waits for its effect. */
const patience = 60_000;

/** How long one attempt may take before the step is tried again. */
const attempt = 3_000;

/** A squiggle's severity, as VS Code colours it. */
export type Severity = "error" | "warning" | "info" | "hint";

/** One open VS Code window, with its server and browser. */
export class Workbench {
  readonly page: Page;
  readonly #server: Server;
  readonly #browser: Browser;
  readonly #workspace: TemporaryFolder;

  private constructor(page: Page, server: Server, browser: Browser, workspace: TemporaryFolder) {
    this.page = page;
    this.#server = server;
    this.#browser = browser;
    this.#workspace = workspace;
  }

  /**
   * Opens a copy of a folder in a fresh VS Code.
   *
   * @param workspace absolute path of the folder
   * @param options extensions, language, trust and settings of the server
   * @throws Error when VS Code or the browser does not start
   */
  static async open(workspace: string, options: ServerOptions): Promise<Workbench> {
    const copy = await copyWorkspace(workspace);
    const ends: (() => Promise<void>)[] = [copy.remove];
    try {
      const server = await startServer(options);
      ends.unshift(server.stop);
      const browser = await launchBrowser();
      ends.unshift(browser.close);
      const page = await browser.newPage();
      page.setDefaultTimeout(patience);
      await page.goto(server.address(copy.path));
      await page.locator(".explorer-folders-view .monaco-list-row").first().waitFor();
      return new Workbench(page, server, browser, copy);
    } catch (error) {
      for (const end of ends) {
        await end();
      }
      throw error;
    }
  }

  /** Closes everything that `open` opened. */
  async close(): Promise<void> {
    await this.#browser.close();
    await this.#server.stop();
    await this.#workspace.remove();
  }

  /** Opens a file of the workspace's top folder by a double click in the Explorer and waits until its text is shown. */
  async openFile(name: string): Promise<void> {
    const entry = this.page.locator(".explorer-folders-view .monaco-list-row").filter({ hasText: name }).first();
    const tab = this.page.locator(`.tab.active[data-resource-name="${name}"]`);
    await this.#until(tab, `the editor of ${name}`, () => entry.dblclick({ timeout: attempt }));
    await this.#editor().locator(".view-line").first().waitFor();
  }

  /** Runs a command of the palette by its full title, such as "File: Revert File". */
  async runCommand(title: string): Promise<void> {
    const palette = this.page.locator(".quick-input-widget");
    const entry = palette.locator(`.monaco-list-row[aria-label="${title}"], .monaco-list-row[aria-label^="${title}, "]`).first();
    await this.#searchPalette(title, entry);
    await entry.click();
    await palette.waitFor({ state: "hidden" });
  }

  /** The titles of the commands that the palette offers for a search, once there is one that contains the searched words. */
  async commands(search: string): Promise<string[]> {
    const entries = this.page.locator(".quick-input-widget .monaco-list-row");
    await this.#searchPalette(search, entries.filter({ hasText: search }).first());
    const labels = await entries.evaluateAll((rows) => rows.map((row) => row.getAttribute("aria-label") ?? ""));
    await this.press("Escape");
    return labels;
  }

  /** The visible text of the active editor, one entry per line. */
  async lines(): Promise<string[]> {
    return this.#editor().evaluate((editor) =>
      [...editor.querySelectorAll<HTMLElement>(".view-line")]
        .sort((a, b) => Number.parseFloat(a.style.top) - Number.parseFloat(b.style.top))
        .map((line) => (line.textContent ?? "").replaceAll("\u00a0", " ").replaceAll("\u200b", "")),
    );
  }

  /** Waits until the active editor shows this line. */
  async waitForLine(text: string): Promise<void> {
    await this.#wait(`the line ${JSON.stringify(text)}`, async () => (await this.lines()).includes(text));
  }

  /** How many squiggles of a severity the active editor shows. */
  squiggles(severity: Severity): Promise<number> {
    return this.#editor().locator(`.squiggly-${severity}`).count();
  }

  /** Waits until the active editor shows this many squiggles of a severity. */
  async waitForSquiggles(severity: Severity, count: number): Promise<void> {
    await this.#wait(`${count} squiggles for ${severity}`, async () => (await this.squiggles(severity)) === count);
  }

  /** Shows the Problems panel and gives its entries that contain `text`, once there is one. File names are no entries. */
  async problems(text: string): Promise<string[]> {
    const panel = this.page.locator(".markers-panel-container");
    await this.#until(panel, "the Problems panel", () => this.page.keyboard.press("Control+Shift+M"));
    const entries = panel.locator(".monaco-list-row:has(.marker-icon)").filter({ hasText: text });
    await entries.first().waitFor();
    return (await entries.allInnerTexts()).map((entry) => entry.replaceAll(/\s+/g, " ").trim());
  }

  /**
   * Points at a piece of text in the active editor and gives what the hover says.
   *
   * @param text a part of one line
   * @param expected waits until the hover contains this
   */
  async hover(text: string, expected: string | RegExp): Promise<string> {
    const hover = this.page.locator(".monaco-hover:visible").filter({ hasText: expected }).first();
    await this.#until(hover, `a hover that contains ${expected}`, async () => {
      await this.page.mouse.move(2, 2);
      const { x, y } = await this.#locate(text);
      await this.page.mouse.move(x, y, { steps: 5 });
    });
    return (await hover.textContent()) ?? "";
  }

  /** Places the cursor on a piece of text in the active editor. */
  async placeCursor(text: string): Promise<void> {
    const { x, y } = await this.#locate(text);
    await this.page.mouse.click(x, y);
  }

  /** Places the cursor on a piece of text, opens the menu of the lightbulb there and gives the entries. */
  async openLightbulb(text: string): Promise<string[]> {
    const entries = this.page.locator(".action-widget .monaco-list-row.action");
    const lightbulb = this.page.locator("[class*=lightbulb]:visible, .lightBulbWidget:visible").first();
    await this.placeCursor(text);
    await this.#until(entries.first(), "the menu of the lightbulb", async () => {
      await lightbulb.waitFor({ timeout: attempt });
      await lightbulb.click();
    });
    return (await entries.allInnerTexts()).map((entry) => entry.trim());
  }

  /** Picks an entry of the menu that `openLightbulb` opened. */
  async pickFix(title: string | RegExp): Promise<void> {
    const entry = this.page.locator(".action-widget .monaco-list-row.action").filter({ hasText: title }).first();
    await entry.click();
    await this.page.locator(".action-widget").first().waitFor({ state: "hidden" });
  }

  /** Presses a key or combination, such as "Control+Z" or "Escape". */
  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  /** Waits until the status bar says that the folder is open in Restricted Mode. */
  async waitForRestrictedMode(): Promise<void> {
    await this.page.locator('[id="status.workspaceTrust"]').waitFor();
  }

  /**
   * Takes a picture of the window: into docs/images when ASYNCIO_INSIGHT_SCREENSHOTS is 1, else into out/test/screenshots.
   *
   * @param name file name without extension
   * @returns the picture's path
   */
  async screenshot(name: string): Promise<string> {
    const published = process.env.ASYNCIO_INSIGHT_SCREENSHOTS === "1" && name !== "failure";
    const path = join(repository, ...(published ? ["docs", "images"] : ["out", "test", "screenshots"]), `${name}.png`);
    await this.page.locator(".statusbar").getByText("Activating Extensions").waitFor({ state: "hidden" });
    await this.page.screenshot({ path });
    return path;
  }

  /** Waits for a condition; when it does not come true, a picture of the window tells why. */
  async #wait<T>(what: string, condition: () => Promise<T | undefined | false>): Promise<T> {
    try {
      return await poll(what, patience, condition);
    } catch (error) {
      throw new Error(`${(error as Error).message} See ${await this.screenshot("failure")}`);
    }
  }

  /** Opened anew for every attempt: the palette does not show commands that were registered after it opened. */
  async #searchPalette(search: string, entry: Locator): Promise<void> {
    const palette = this.page.locator(".quick-input-widget");
    await this.#until(entry, `${JSON.stringify(search)} in the command palette`, async () => {
      if (await palette.isVisible()) {
        await this.press("Escape");
      }
      await this.press("F1");
      await palette.locator("input.input").fill(`>${search}`, { timeout: attempt });
    });
  }

  #editor(): Locator {
    return this.page.locator(".editor-group-container.active .monaco-editor").first();
  }

  /** Does something again and again until its effect is visible: VS Code ignores keys until it is ready for them. */
  async #until(effect: Locator, what: string, act: () => Promise<void>): Promise<void> {
    await this.#wait(what, async () => {
      if (await effect.isVisible()) {
        return true;
      }
      await act().catch(() => {});
      return effect.waitFor({ timeout: attempt }).then(
        () => true,
        () => false,
      );
    });
  }

  /** The middle of a piece of text in the active editor, in page coordinates. */
  async #locate(text: string): Promise<{ x: number; y: number }> {
    return this.#wait(`the text ${JSON.stringify(text)} in the editor`, () =>
      this.#editor().evaluate((editor, wanted) => {
        for (const line of editor.querySelectorAll(".view-line")) {
          const start = (line.textContent ?? "").replaceAll("\u00a0", " ").indexOf(wanted);
          if (start < 0) {
            continue;
          }
          const range = document.createRange();
          const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
          let offset = 0;
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const length = node.textContent?.length ?? 0;
            if (start >= offset && start < offset + length) {
              range.setStart(node, start - offset);
            }
            if (start + wanted.length <= offset + length) {
              range.setEnd(node, start + wanted.length - offset);
              const box = range.getBoundingClientRect();
              return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
            }
            offset += length;
          }
        }
        return undefined;
      }, text),
    );
  }
}
