/** What a thread does that checks files: it waits for paths and answers one by one. */
import type { MessagePort } from "node:worker_threads";
import { Contents } from "../cache/contents";
import { disk } from "../cache/disk";
import type { Analyzer } from "../core/analyzer";
import { message } from "../core/text/message";
import { checkFile, failed } from "./file-check";
import { readBytes, reasonOf } from "./files";
import { Projects } from "./projects";
import type { ThreadAnswer, ThreadData } from "./threads";

/** Serves a port until it is closed. */
export async function serveThread(
  port: MessagePort,
  { surroundings, chosenEnvironment, threads }: ThreadData,
  loadAnalyzer: () => Promise<Analyzer>,
): Promise<void> {
  const contents = new Contents(disk);
  const analyzer = await loadAnalyzer();
  const projects = new Projects(() => analyzer, surroundings.workingDirectory, chosenEnvironment, contents, threads);
  const listed = new Set<string>();
  const check = (path: string) => {
    const bytes = contents.read(path);
    if (bytes) return checkFile(path, bytes, analyzer, projects, surroundings);
    let reason = "";
    try {
      readBytes(path);
    } catch (error) {
      reason = reasonOf(error);
    }
    return failed(path, message("the file cannot be read: {reason}", { reason }), surroundings);
  };
  port.on("message", (paths: readonly string[]) => {
    for (const path of paths) {
      const checked = check(path);
      const project = projects.listOf(path);
      const isFirst = project !== undefined && !listed.has(project.root);
      if (isFirst) listed.add(project.root);
      port.postMessage({
        path,
        checked,
        seen: contents.takeFresh(),
        root: project?.root,
        project: isFirst ? project : undefined,
      } satisfies ThreadAnswer);
    }
  });
}
