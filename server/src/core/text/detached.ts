/** Parts of texts that outlive the texts. */

/** From this length on, V8 makes a part of a text as a view of it, so that the whole text is kept for as long as the part is. */
const shortestView = 13;

/** The same characters without the text that they were part of. For what is kept from texts that are not. */
export function detached(part: string): string {
  // What is joined is a text of its own as soon as a part of it is taken.
  return part.length < shortestView ? part : ` ${part}`.slice(1);
}
