/** Where tokens begin. */

/** The offset of the first token at or after an offset: behind space, comments and a first line that names an interpreter. */
export function tokenStart(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === SPACE || (code >= TAB && code <= CARRIAGE_RETURN)) at += 1;
    else if (code === SLASH) {
      const next = text.charCodeAt(at + 1);
      if (next === SLASH) at = lineEnd(text, at);
      else if (next === STAR) {
        const end = text.indexOf('*/', at + 2);
        at = end < 0 ? text.length : end + 2;
      } else return at;
    } else if (code === HASH) {
      if (at !== 0 || text.charCodeAt(1) !== EXCLAMATION) return at;
      at = lineEnd(text, at);
    } else if (code > LAST_ASCII && isWideSpace(code)) at += 1;
    else return at;
  }
}

const TAB = 9;
const CARRIAGE_RETURN = 13;
const SPACE = 32;
const EXCLAMATION = 33;
const HASH = 35;
const STAR = 42;
const SLASH = 47;
const LAST_ASCII = 127;
const WIDE_SPACE = /[\s\u0085\u200b\ufeff]/;

function isWideSpace(code: number): boolean {
  return WIDE_SPACE.test(String.fromCharCode(code));
}

/** The parser ends a line comment at any of the language's four line ends. */
const LINE_END = /[\n\r\u2028\u2029]/g;

function lineEnd(text: string, from: number): number {
  LINE_END.lastIndex = from;
  return LINE_END.test(text) ? LINE_END.lastIndex - 1 : text.length;
}
