/** Functions of asyncio that run what they are given, and what they accept (https://docs.python.org/3/library/asyncio-task.html). */

import type { Call, Expression } from "../syntax/ast";
import { lastName } from "../syntax/last-name";
import type { SemanticModel } from "./model";

/** Something that is given to asyncio to be run. */
export interface Scheduled {
  readonly value: Expression;
  /** Whether only a coroutine object will do, or any awaitable. */
  readonly accepts: "coroutine" | "awaitable";
  /** The function that runs it, as people write it: `create_task`. */
  readonly by: string;
}

const schedulers: readonly { readonly name: RegExp; readonly accepts: Scheduled["accepts"]; readonly all?: boolean }[] = [
  { name: /^asyncio\.(create_task|run_coroutine_threadsafe|run|TaskGroup\(\)\.create_task|Runner\(\)\.run)$/, accepts: "coroutine" },
  { name: /^asyncio\.(\w*EventLoop|get_event_loop|get_running_loop|new_event_loop)\(\)\.create_task$/, accepts: "coroutine" },
  { name: /^asyncio\.(\w*EventLoop|get_event_loop|get_running_loop|new_event_loop)\(\)\.run_until_complete$/, accepts: "awaitable" },
  { name: /^asyncio\.(ensure_future|shield|wait_for)$/, accepts: "awaitable" },
  { name: /^asyncio\.gather$/, accepts: "awaitable", all: true },
];

/** What a call gives to asyncio to be run; empty for other calls. What is given with stars is left out, since nothing is known of how much it is. */
export function scheduledBy(semantics: SemanticModel, call: Call): readonly Scheduled[] {
  const { callee } = call;
  const by = lastName(callee);
  if (call.arguments.length === 0) return [];
  const names = semantics.originsOf(callee);
  const scheduler = schedulers.find(({ name }) => names.some((one) => name.test(one)));
  if (!scheduler) return [];
  const given = call.arguments.filter(
    (one) => one.stars === 0 && (one.keyword === undefined || /^(coro|main|fut|arg|future)$/.test(one.keyword)),
  );
  return (scheduler.all ? given.filter((one) => one.keyword === undefined) : given.slice(0, 1)).map(({ value }) => ({
    value,
    accepts: scheduler.accepts,
    by,
  }));
}
