/** Reads what was found and hands it to the workspace; what cannot be read as it should be is told with a reason that says what to do. */
import type { Files, FileText } from '../contract/files.ts';
import type { Unreadable } from '../contract/workspace.ts';
import type { FoundFile } from './discover.ts';

/** Nobody writes a larger source file by hand; a generated one would cost seconds and say nothing. In bytes. */
const MOST_BYTES = 2 * 1024 * 1024;
/** Declarations that people write are small; larger ones are generated, and say nothing that is asked for. In bytes. */
const MOST_DECLARATION_BYTES = 48 * 1024;
/** Manifests of clusters, pipelines and proxies are small; larger ones are data. In bytes. */
const MOST_EVIDENCE_BYTES = 512 * 1024;
/** A text of at least this many characters whose lines are longer than this on average is minified. */
const MINIFIED = { length: 20_000, lineLength: 300 };
/** How a bundle for every loader of modules begins (https://github.com/umdjs/umd): nobody writes a program of their own so. */
const BUNDLE = { beginning: 1000, marks: /\bdefine\.amd\b/ };

/**
 * @returns the text; or why there is none, which for evidence, declarations, minified code and bundles is nobody's concern and stays undefined
 */
export async function readFound({ path, relevance }: FoundFile, files: Files): Promise<{ text: string } | Unreadable | undefined> {
  if (relevance === 'presence') return { text: '' };
  const isAside = relevance === 'evidence' || isDeclaration(path);
  const most = relevance === 'evidence' ? MOST_EVIDENCE_BYTES : isDeclaration(path) ? MOST_DECLARATION_BYTES : MOST_BYTES;
  const read = await files.read(path, most);
  if ('text' in read) return isBundled(path, read.text) ? undefined : read;
  return isAside ? undefined : { file: path, reason: reasonOf(read) };
}

function isDeclaration(path: string): boolean {
  return /\.d\.[cm]?ts$/.test(path);
}

function reasonOf(read: Exclude<FileText, { text: string }>): string {
  switch (read.problem) {
    case 'too-large':
      return `is too large to be read (${megabytes(read.bytes)} MB, ${megabytes(MOST_BYTES)} MB are the most): split it, or name it under "ignore" in latency-lens.json`;
    case 'binary':
      return 'is not text, whatever its name says: rename it, or name it under "ignore" in latency-lens.json';
    case 'utf-16':
      return 'is written in UTF-16: save it in UTF-8';
    case 'unreadable':
      return `could not be read: ${read.reason}`;
  }
}

/** Whether another program made the text of many, for browsers to load. */
function isBundled(path: string, text: string): boolean {
  if (text.length < MINIFIED.length || !/\.[cm]?js$/.test(path)) return false;
  if (BUNDLE.marks.test(text.slice(0, BUNDLE.beginning))) return true;
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  return text.length / lines > MINIFIED.lineLength;
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1).replace(/\.0$/, '');
}
