/**
 * Reads a snippet out of the program that it is kept as, and writes it in the editor's snippet language. Pure: it knows no file
 * and no snippet.
 *
 * A program is checked against the real library, so what is pasted compiles. Its first comment describes the snippet and names
 * what a user will want to change; the lines between the region's marks are what is pasted.
 */

export interface Snippet {
  /** What the snippet does, as the editor shows it. */
  readonly description: string;
  /** Pieces of the source that a user will want to change: each becomes a tab stop. */
  readonly tabs: readonly string[];
  /** The import statements above the region, which the pasted lines rely on. */
  readonly imports: readonly string[];
  /** The lines between the region's marks, without the indentation they share. */
  readonly lines: readonly string[];
}

/**
 * @param source a program with a description and one region
 * @returns its snippet
 * @throws Error saying what the program lacks
 */
export function snippetIn(source: string): Snippet {
  const [, comment] = /^\/\*\*\n([\s\S]*?)\n \*\/\n/.exec(source) ?? [];
  if (comment === undefined) throw new Error('does not begin with a comment that describes it');
  const [description = '', tabs] = comment.replace(/^ \* ?/gm, '').split(/^@tab /m);
  if (!description.trim() || !tabs) throw new Error('lacks a description or its tab stops');

  const [head, region, ...more] = source.split(/^[ \t]*\/\/ #(?:region snippet|endregion)\n/m);
  if (region === undefined || more.length !== 1) throw new Error('does not have exactly one region `snippet`');
  return {
    description: description.trim().replaceAll('\n', ' '),
    tabs: tabs.trim().split(/\s+/),
    imports: head?.match(/^import [\s\S]*?;$/gm) ?? [],
    lines: dedented(region.replace(/\n$/, '').split('\n')),
  };
}

/**
 * @returns the snippet's lines in the editor's snippet language. Tab stops are numbered as they are met; the first place of each
 * holds its text, the others follow it.
 * @throws Error when a tab stop stands nowhere in the lines
 */
export function bodyOf({ lines, tabs }: Snippet): string[] {
  const numbers = new Map<string, number>();
  const pattern = new RegExp(
    `(${[...tabs]
      .sort((a, b) => b.length - a.length)
      .map(wholeWord)
      .join('|')})`,
  );
  const body = lines.map((line) => line.split(pattern).map(inSnippetLanguage).join(''));
  const absent = tabs.filter((tab) => !numbers.has(tab));
  if (absent.length > 0) throw new Error(`has tab stops that stand nowhere in it: ${absent.join(' ')}`);
  return body;

  /** Splitting by one group puts what it matched at every second place. */
  function inSnippetLanguage(piece: string, index: number): string {
    if (index % 2 === 0) return escaped(piece);
    const known = numbers.get(piece);
    if (known !== undefined) return `\${${known}}`;
    numbers.set(piece, numbers.size + 1);
    return `\${${numbers.size}:${escaped(piece).replaceAll('}', '\\}')}}`;
  }
}

function dedented(lines: readonly string[]): string[] {
  const indents = lines.filter((line) => line.trim()).map((line) => line.length - line.trimStart().length);
  const shared = Math.min(...indents);
  return lines.map((line) => line.slice(shared));
}

/** A part of a longer name is another name; next to a quote or a colon there is nothing to confuse. */
function wholeWord(text: string): string {
  const literal = text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  return `${/^[\w$]/.test(text) ? '(?<![\\w$])' : ''}${literal}${/[\w$]$/.test(text) ? '(?![\\w$])' : ''}`;
}

function escaped(text: string): string {
  return text.replace(/[\\$]/g, '\\$&');
}
