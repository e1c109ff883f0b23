/** What the server tells the extension's own client beyond the protocol (shared/protocol.ts), and does for it. */
import { describe, expect, it } from "vitest";
import type { InitializationOptions, ParsingParams, StatusParams } from "../../../shared/protocol";
import { connect, type TestClient } from "../harness/client";
import { editors } from "../harness/editors";

const uri = "file:///project/main.py";
const text = "import asyncio\n\n\nasync def main():\n    asyncio.sleep(1)\n";

function start(initializationOptions: InitializationOptions = { translations: {} }): Promise<TestClient> {
  return connect({ capabilities: editors["VS Code"], initialize: { initializationOptions } });
}

const parsing = (client: TestClient) => client.notifications("asyncioInsight/parsing") as ParsingParams[];

describe("parsing", () => {
  it("is announced before it begins and when it is done, once for each text", async () => {
    const client = await start();
    client.open(uri, text);
    await client.pull(uri);
    await client.hover(uri, 4, 14);
    await client.pull(uri);
    const [first] = parsing(client);
    expect(first?.hash).toMatch(/^[0-9a-f]+$/);
    expect(parsing(client)).toEqual([
      { uri, hash: first?.hash, done: false },
      { uri, hash: first?.hash, done: true },
    ]);
    client.change(uri, 2, { text: `${text}#` });
    await client.pull(uri);
    expect(parsing(client).map((one) => one.done)).toEqual([false, true, false, true]);
    expect(parsing(client)[2]?.hash).not.toBe(first?.hash);
    await client.stop();
  });

  it("of a text that crashed the server before is left out, with a notice, until the text changes", async () => {
    const first = await start();
    first.open(uri, text);
    await first.pull(uri);
    const { hash } = parsing(first)[0] as ParsingParams;
    await first.stop();

    const client = await start({ quarantined: [hash] });
    client.open(uri, text);
    expect((await client.pull(uri)).map((one) => [one.severity, one.message])).toEqual([
      [3, "This file is not checked: its text made the language server crash. Change the file to have it checked again."],
    ]);
    expect(await client.hover(uri, 4, 14)).toBeNull();
    expect(await client.actions(uri, 4, 8, ["quickfix", "source.fixAll"])).toEqual([]);
    expect(parsing(client)).toEqual([]);
    client.change(uri, 2, { text: `${text}#` });
    expect((await client.pull(uri)).map((one) => one.code)).toEqual(["AIO101"]);
    await client.stop();
  });
});

describe("the status", () => {
  const status = (client: TestClient) => client.notifications("asyncioInsight/status") as StatusParams[];

  it("tells findings, target version and where that is from", async () => {
    const client = await start();
    client.open(uri, text, 3);
    await client.pull(uri);
    const [{ milliseconds, ...rest }, ...others] = (await client.until("a status", () => status(client).length > 0 && status(client))) as [
      StatusParams,
    ];
    expect(rest).toEqual({ uri, version: 3, target: "3.11", targetSource: "assumed, since nothing says it", findings: 1 });
    expect(typeof milliseconds).toBe("number");
    expect(others).toEqual([]);
    await client.stop();
  });

  it("tells the version that somebody set, and why a file is not checked", async () => {
    const client = await connect({
      capabilities: editors["VS Code"],
      settings: { targetVersion: "3.9" },
      initialize: { initializationOptions: { translations: { "from the settings": "来自设置" } } },
    });
    client.open(uri, "#".repeat(2 * 1024 * 1024));
    await client.pull(uri);
    expect(await client.until("a status", () => status(client)[0])).toMatchObject({
      target: "3.9",
      targetSource: "来自设置",
      findings: 0,
      notice: "This file is not checked: it is longer than 1,048,576 characters.",
    });
    await client.stop();
  });
});

describe("repairing a text", () => {
  it("applies what is safe, and on demand what is suggested", async () => {
    const client = await start();
    const damaged = "import asyncio\n\n\nasync def main():\n    asyncio.sleep(1)\n    asyncio.sleep(2)\n";
    expect(await client.request("asyncioInsight/fixText", { uri, text: damaged, suggested: false })).toEqual({
      text: damaged.replaceAll("    asyncio", "    await asyncio"),
      fixed: 2,
    });
    const legacy = "import asyncio\n\n\ndef main():\n    await asyncio.sleep(1)\n\n\nmain()\n";
    const safe = await client.request<{ fixed: number }>("asyncioInsight/fixText", { uri, text: legacy, suggested: false });
    const suggested = await client.request<{ text: string; fixed: number }>("asyncioInsight/fixText", {
      uri,
      text: legacy,
      suggested: true,
    });
    expect(safe.fixed).toBe(0);
    expect(suggested.fixed).toBeGreaterThan(0);
    expect(suggested.text).toContain("async def main():");
    await client.stop();
  });

  it("gives a text back as it is when there is nothing to mend", async () => {
    const client = await start();
    for (const sound of ["", "print(1)\r\n", "???", "\ufeffx = 1"]) {
      expect(await client.request("asyncioInsight/fixText", { uri: "untitled:1", text: sound, suggested: true })).toEqual({
        text: sound,
        fixed: 0,
      });
    }
    await client.stop();
  });
});
