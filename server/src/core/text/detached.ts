/** Parts of texts that outlive the texts. */

/** From this length on, V8 makes a part of a text as a view of it, so that the whole text is kept for as long as the part is. */
const shortestView = 13;

/** The same characters without the text that they were part of. For what is kept from texts that are not. */
export function detached(part: string): string {
  // The name of a property is always a text of its own.
  return part.length < shortestView ? part : (Object.keys({ [part]: true })[0] as string);
}
