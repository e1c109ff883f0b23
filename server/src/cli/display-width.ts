/** How many columns of a terminal a text takes: Chinese characters and emoji take two, accents none (Unicode Standard Annex 11). */
import { eastAsianWidth } from "get-east-asian-width";

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const invisible = /^[\p{Mark}\p{Default_Ignorable_Code_Point}]+$/u;

/** The number of columns of a text without control characters. */
export function displayWidth(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  let width = 0;
  // What is shown as one character counts once, however many code points it is made of.
  for (const { segment } of graphemes.segment(text)) {
    if (invisible.test(segment)) continue;
    width += /\p{Emoji_Presentation}|\uFE0F/u.test(segment) ? 2 : eastAsianWidth(segment.codePointAt(0) as number);
  }
  return width;
}
