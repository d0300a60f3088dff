/** Evidence in files that are no source code: a line that says so, a value at a place in YAML or JSON. Comments never count. */
import picomatch from 'picomatch/posix.js';
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseAllDocuments } from 'yaml';
import type { TextDetector, ValueDetector } from '../contract/checklist.ts';
import type { Seen } from './source-evidence.ts';

/** @param path from the workspace's root */
export function isAmong(path: string, globs: string | readonly string[]): boolean {
  const key = typeof globs === 'string' ? globs : globs.join('\n');
  const matcher = matchers.get(key) ?? picomatch(globs as string | string[], { dot: true });
  matchers.set(key, matcher);
  return matcher(path);
}

const matchers = new Map<string, (path: string) => boolean>();

/** @returns the offset of the first line that says so */
export function textSeen({ text: wanted }: TextDetector, text: string, path: string): Seen {
  let offset = 0;
  for (const line of text.split('\n')) {
    const said = withoutComment(line, path);
    if (wanted.test(said)) return offset + (said.length - said.trimStart().length);
    offset += line.length + 1;
  }
  return undefined;
}

function withoutComment(line: string, path: string): string {
  const mark = COMMENTS.find(([files]) => files.test(path))?.[1];
  return mark ? line.replace(mark, '') : line;
}

const COMMENTS: readonly (readonly [files: RegExp, mark: RegExp])[] = [
  [/\.sql$/, /--.*$/],
  [/\.prisma$/, /\/\/.*$/],
  [/\.(json5?|jsonc)$/, /^\s*\/\/.*$/],
  [/\.md$/, /^<!--.*$/],
  [/./, /(^|\s)#.*$/],
];

/** The documents of a YAML or JSON file; those that do not parse (templates of templates) are left out. */
export function documentsOf(text: string): readonly Node[] {
  try {
    const documents = parseAllDocuments(text, { lineCounter: new LineCounter(), logLevel: 'silent' });
    if (!Array.isArray(documents)) return [];
    return documents.flatMap(({ contents, errors }) => (contents && !errors.length ? [contents] : []));
  } catch {
    return [];
  }
}

/** Whether the detector could find anything, told without parsing. */
export function mayHold({ at }: ValueDetector, text: string): boolean {
  return at.split('.').every((key) => key === '*' || text.includes(key));
}

export function valueSeen({ at, is }: ValueDetector, documents: readonly Node[]): Seen {
  for (const document of documents) {
    for (const node of nodesAt(at.split('.'), document)) {
      if (!isScalar(node)) continue;
      const isSo = typeof is === 'number' ? Number(node.value) >= is : is.test(String(node.value));
      if (isSo && node.range) return node.range[0];
    }
  }
  return undefined;
}

function nodesAt([key, ...rest]: readonly string[], node: unknown): readonly unknown[] {
  if (key === undefined) return [node];
  if (isAlias(node)) return [];
  if (isSeq(node)) return key === '*' ? node.items.flatMap((item) => nodesAt(rest, item)) : [];
  if (!isMap(node)) return [];
  return node.items.flatMap((pair) => {
    const name = isScalar(pair.key) ? String(pair.key.value) : undefined;
    return key === '*' || name === key ? nodesAt(rest, pair.value) : [];
  });
}
