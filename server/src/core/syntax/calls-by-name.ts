/** The calls of a file by the last names of what they call. */
import type { Call, Module } from "./ast";
import { lastName } from "./last-name";
import { nodesOfKind } from "./parts";

const known = new WeakMap<Module, ReadonlyMap<string, readonly Call[]>>();

/** The calls in a module that call something of a name, in the order of the text: `close` for `close()` and `self.client.close()`. */
export function callsNamed(module: Module, name: string): readonly Call[] {
  let calls = known.get(module);
  if (!calls) {
    calls = byName(nodesOfKind(module, "Call"));
    known.set(module, calls);
  }
  return calls.get(name) ?? [];
}

function byName(calls: readonly Call[]): ReadonlyMap<string, readonly Call[]> {
  const named = new Map<string, Call[]>();
  for (const call of calls) {
    const name = lastName(call.callee);
    const same = named.get(name);
    if (same) same.push(call);
    else named.set(name, [call]);
  }
  named.delete("");
  return named;
}
