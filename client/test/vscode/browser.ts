/**
 * Opens pages in a browser without a window. Linux x64 uses the Chromium of the npm registry; elsewhere an
 * installed Chrome or Edge is used. ASYNCIO_INSIGHT_BROWSER may hold the path of another Chromium-based browser.
 */

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { LaunchOptions, Page, Browser as PlaywrightBrowser } from "playwright-core";
import { installVSCode } from "./install.ts";
import { makeTemporaryFolder, type TemporaryFolder } from "./temporary.ts";

/** A running browser. */
export interface Browser {
  /** Opens a page of 1280 × 800 with storage of its own. */
  newPage(): Promise<Page>;
  /** Ends the browser and removes its files. */
  close(): Promise<void>;
}

/**
 * Starts the browser.
 *
 * @throws Error when no browser is found; the message says what was tried
 */
export async function launchBrowser(): Promise<Browser> {
  const installation = await installVSCode();
  const { chromium } = await import("playwright-core");
  const folder = await makeTemporaryFolder("browser");
  const fontConfiguration = join(folder.path, "fonts.conf");
  await writeFile(fontConfiguration, fontsWith(installation.fonts, join(folder.path, "font-cache")));
  const common: LaunchOptions = {
    // Chromium's sandbox needs kernel rights that containers and root lack; only local pages are opened.
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"],
    env: { ...process.env, FONTCONFIG_FILE: fontConfiguration },
  };
  const path = process.env.ASYNCIO_INSIGHT_BROWSER ?? installation.chromium;
  const choices: LaunchOptions[] = path ? [{ executablePath: path }] : [{ channel: "chrome" }, { channel: "msedge" }];
  const errors: string[] = [];
  for (const choice of choices) {
    try {
      return wrap(await chromium.launch({ ...common, ...choice }), folder);
    } catch (error) {
      errors.push((error as Error).message);
    }
  }
  await folder.remove();
  throw new Error(`No browser started. Install Chrome, or set ASYNCIO_INSIGHT_BROWSER.\n${errors.join("\n")}`);
}

function wrap(browser: PlaywrightBrowser, folder: TemporaryFolder): Browser {
  return {
    async newPage() {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
      return context.newPage();
    },
    async close() {
      await browser.close();
      await folder.remove();
    },
  };
}

/** A fontconfig file: the machine's fonts, and one more folder. */
function fontsWith(folder: string, cache: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${folder}</dir>
  <cachedir>${cache}</cachedir>
</fontconfig>
`;
}
