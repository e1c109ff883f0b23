/** Functions of the event loop that call a callback and drop what it gives. */
import type { Call, Expression } from "../syntax/ast";
import type { SemanticModel } from "./model";

/**
 * Where the callback stands among the arguments of the methods of a loop or Future that drop its result
 * (https://docs.python.org/3/library/asyncio-eventloop.html#scheduling-callbacks).
 */
const callbackPlaces: ReadonlyMap<string, number> = new Map([
  ["call_soon", 0],
  ["call_soon_threadsafe", 0],
  ["call_later", 1],
  ["call_at", 1],
  ["add_signal_handler", 1],
  ["add_reader", 1],
  ["add_writer", 1],
  ["add_done_callback", 0],
]);

/** The callback that a call hands to the event loop or a Future, with the arguments that it will get; undefined for any other call. */
export function droppedCallback(
  semantics: SemanticModel,
  call: Call,
): { readonly callback: Expression; readonly place: number } | undefined {
  const { callee } = call;
  const place = callee.kind === "Attribute" ? callbackPlaces.get(callee.attribute) : undefined;
  if (place === undefined || call.arguments.slice(0, place + 1).some((one) => one.keyword !== undefined || one.stars)) return undefined;
  const isKnown = semantics.originsOf(callee).some((one) => /^asyncio\.(AbstractEventLoop|Task|Future)\(\)\.\w+$/.test(one));
  const callback = call.arguments[place]?.value;
  return isKnown && callback ? { callback, place } : undefined;
}
