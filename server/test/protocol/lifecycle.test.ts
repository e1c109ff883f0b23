/** Sessions begin and end as the protocol says, and every request gets exactly one answer. */
import { describe, expect, it } from "vitest";
import { connect, TestClient } from "../harness/client";
import { editors } from "../harness/editors";

const uri = "file:///project/main.py";
const text = "import asyncio\n\n\nasync def main():\n    asyncio.sleep(1)\n";
const place = { textDocument: { uri }, position: { line: 4, character: 12 } };

const serverNotInitialized = -32002;
const invalidRequest = -32600;
const methodNotFound = -32601;
const requestCancelled = -32800;

describe("a session", () => {
  it("refuses requests before it begins, and works afterwards", async () => {
    const client = new TestClient({ capabilities: editors["VS Code"] });
    expect((await client.start("textDocument/hover", place).answer).error?.code).toBe(serverNotInitialized);
    client.open(uri, text);
    await client.initialize();
    expect(await client.pull(uri)).toEqual([]);
    client.open(uri, text);
    expect((await client.pull(uri)).map((one) => one.code)).toEqual(["AIO101"]);
    await client.stop();
    expect(client.anomalies).toEqual([]);
  });

  it("begins once", async () => {
    const client = await connect();
    const { error } = await client.start("initialize", { processId: null, rootUri: null, capabilities: {} }).answer;
    expect(error).toMatchObject({ code: invalidRequest, message: "The server is initialized already." });
    client.open(uri, text);
    expect(await client.hover(uri, 4, 12)).not.toBeNull();
    await client.stop();
  });

  it("can begin after an attempt without capabilities, which the protocol demands", async () => {
    const client = new TestClient();
    expect((await client.start("initialize", { processId: null, rootUri: null }).answer).error).toBeDefined();
    await client.initialize();
    expect(client.server.capabilities.hoverProvider).toBe(true);
    await client.stop();
  });

  it("does not begin when the parser's files are missing, says why, and can be tried again", async () => {
    const client = new TestClient({ host: { loadFiles: () => Promise.reject(new Error("web-tree-sitter.wasm is missing.")) } });
    for (let attempt = 0; attempt < 2; attempt++) {
      const { error } = await client.start("initialize", { processId: null, rootUri: null, capabilities: {} }).answer;
      expect(error?.message).toContain("web-tree-sitter.wasm is missing.");
    }
  });

  it("refuses requests after its end, ignores notifications, and leaves with 0", async () => {
    const client = await connect({ capabilities: editors["VS Code"] });
    client.open(uri, text);
    expect(await client.request("shutdown", undefined)).toBeNull();
    client.change(uri, 2, { text: "" });
    for (const method of ["textDocument/hover", "textDocument/diagnostic", "textDocument/codeAction"]) {
      expect((await client.start(method, place).answer).error?.code).toBe(invalidRequest);
    }
    client.notify("exit", undefined);
    await client.until("the exit", () => client.exits.length > 0);
    expect(client.exits).toEqual([0]);
    expect(client.anomalies).toEqual([]);
  });

  it("that ends without a shutdown leaves with 1", async () => {
    const client = await connect();
    client.notify("exit", undefined);
    await client.until("the exit", () => client.exits.length > 0);
    expect(client.exits).toEqual([1]);
  });

  it("can follow another in the same process", async () => {
    for (const locale of ["en", "zh-cn", "en"]) {
      const client = await connect({
        capabilities: editors["VS Code"],
        initialize: {
          locale,
          ...(locale === "zh-cn" && { initializationOptions: { translations: { "Ignore {code} on this line": "在此行忽略 {code}" } } }),
        },
      });
      client.open(uri, text);
      expect((await client.actions(uri, 4, 6)).at(-1)?.title).toBe(locale === "en" ? "Ignore AIO101 on this line" : "在此行忽略 AIO101");
      await client.stop();
    }
  });
});

describe("a request", () => {
  it("of an unknown kind is refused, and an unknown notification is ignored", async () => {
    const client = await connect();
    expect((await client.start("textDocument/rename", place).answer).error?.code).toBe(methodNotFound);
    client.notify("textDocument/unheardOf", {});
    client.notify("$/unheardOf", {});
    client.open(uri, text);
    expect(await client.hover(uri, 4, 12)).not.toBeNull();
    await client.stop();
    expect(client.anomalies).toEqual([]);
  });

  it("that is cancelled is answered as cancelled, and the next one works", async () => {
    const client = await connect({ capabilities: editors["VS Code"] });
    client.open(uri, text);
    const { id, answer } = client.start("textDocument/hover", place);
    client.notify("$/cancelRequest", { id });
    expect((await answer).error?.code).toBe(requestCancelled);
    expect(await client.hover(uri, 4, 12)).not.toBeNull();
    await client.stop();
    expect(client.anomalies).toEqual([]);
  });

  it("that was answered, or never was one, can be cancelled without harm", async () => {
    const client = await connect({ capabilities: editors["VS Code"] });
    client.notify("$/cancelRequest", { id: 4711 });
    client.notify("$/cancelRequest", { id: "nothing" });
    client.open(uri, text);
    const { id, answer } = client.start("textDocument/hover", place);
    await answer;
    client.notify("$/cancelRequest", { id });
    expect(await client.pull(uri)).toHaveLength(1);
    await client.stop();
    expect(client.anomalies).toEqual([]);
  });

  it("with parameters that make no sense gets an empty answer and one line in the log", async () => {
    const client = await connect({ capabilities: editors["VS Code"] });
    client.open(uri, text);
    for (let round = 0; round < 3; round++) {
      expect((await client.start("textDocument/hover", { textDocument: { uri }, position: null }).answer).result).toBeNull();
    }
    expect((await client.start("textDocument/codeAction", { textDocument: { uri } }).answer).result).toEqual([]);
    expect((await client.start("textDocument/diagnostic", {}).answer).result).toEqual({ kind: "full", items: [] });
    const lines = client.notifications("window/logMessage").map((one) => (one as { message: string }).message.split("\n")[0]);
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/^textDocument\/hover failed: TypeError/);
    expect(lines[1]).toMatch(/^textDocument\/codeAction failed: TypeError/);
    expect(lines[2]).toMatch(/^textDocument\/diagnostic failed: TypeError/);
    expect((await client.pull(uri)).map((one) => one.code)).toEqual(["AIO101"]);
    await client.stop();
    expect(client.anomalies).toEqual([]);
  });

  it("has its answer while hundreds of others wait", async () => {
    const client = await connect({ capabilities: editors["VS Code"] });
    client.open(uri, text);
    const answers = Array.from({ length: 300 }, (_, index) => {
      client.change(uri, index + 2, { text: `${text}${"#".repeat(index)}` });
      return client.hover(uri, 4, 12);
    });
    expect((await Promise.all(answers)).every((one) => one !== null)).toBe(true);
    await client.stop();
    expect(client.anomalies).toEqual([]);
  });
});

it("a notification that makes no sense is logged and changes nothing", async () => {
  const client = await connect({ capabilities: editors["VS Code"] });
  client.open(uri, text);
  client.notify("textDocument/didOpen", { textDocument: null });
  client.notify("textDocument/didChange", { textDocument: { uri, version: 2 }, contentChanges: null });
  client.notify("textDocument/didClose", {});
  client.notify("workspace/didChangeWorkspaceFolders", { event: {} });
  expect((await client.pull(uri)).map((one) => one.code)).toEqual(["AIO101"]);
  const lines = client.notifications("window/logMessage").map((one) => (one as { message: string }).message.split(" ")[0]);
  expect(lines).toEqual(["textDocument/didOpen", "textDocument/didChange", "textDocument/didClose", "workspace/didChangeWorkspaceFolders"]);
  await client.stop();
});
