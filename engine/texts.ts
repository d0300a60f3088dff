/** The texts that a workspace was given, as remembered inputs, with what each is for. */
import { type Relevance, relevanceOf } from './discover/relevance.ts';
import { isEqualData } from './incremental/equal.ts';
import type { Input, Memo, Query } from './incremental/memo.ts';

export interface Texts {
  /** The folders that are looked at, absolute. */
  setRoots(folders: readonly string[]): void;
  /** The texts that answers are made from. */
  readonly input: Input<string>;
  set(path: string, text: string): void;
  /** A text that is shown in an editor, while an older one still answers for it. */
  setShown(path: string, text: string): void;
  remove(path: string): void;
  has(path: string): boolean;
  shown(path: string): string | undefined;
  /** Sorted. */
  all(): readonly string[];
  ofKind(kind: Relevance): readonly string[];
  /** A path as seen from the innermost root that holds it; where there is none, from the folder that all files share. */
  relative(path: string): string;
}

export function createTexts(memo: Memo): Texts {
  const input = memo.input<string>();
  const roots = memo.input<readonly string[]>(isEqualData);
  const known = new Map<string, Relevance>();
  const shown = new Map<string, string>();
  // Lists are made when they are asked for; what they depend on is how often the set of texts has changed.
  const changes = memo.input<number>();
  let changeCount = 0;
  const change = () => {
    changeCount += 1;
    changes.set('', changeCount);
  };
  const lists: Query<readonly string[]> = memo.query<readonly string[]>(
    'texts',
    (key) => {
      changes.get('');
      if (key === 'shared') return [commonFolder(lists.get('all'))];
      return [...known].flatMap(([path, kind]) => (key === 'all' || key === kind ? [path] : [])).sort();
    },
    { bottom: () => [] },
  );
  const list = (key: string): readonly string[] => lists.get(key);

  const rootOf = (path: string): string => roots.get('')?.find((folder) => path.startsWith(`${folder}/`)) ?? list('shared')[0] ?? '';

  return {
    setRoots: (folders) => {
      const plain = folders.map((folder) => folder.replace(/\/$/, ''));
      roots.set(
        '',
        [...plain].sort((a, b) => b.length - a.length),
      );
    },
    input,
    set: (path, text) => {
      if (!known.has(path)) {
        known.set(path, relevanceOf(path) ?? 'evidence');
        change();
      }
      shown.delete(path);
      input.set(path, text);
    },
    setShown: (path, text) => void shown.set(path, text),
    remove: (path) => {
      if (known.delete(path)) change();
      shown.delete(path);
      input.delete(path);
    },
    has: (path) => known.has(path),
    shown: (path) => shown.get(path) ?? input.get(path),
    all: () => list('all'),
    ofKind: list,
    relative: (path) => path.slice(rootOf(path).length + 1),
  };
}

/** The folder that all paths stand in, without its last slash. */
function commonFolder(paths: readonly string[]): string {
  const [first, last] = [paths[0], paths.at(-1)];
  if (first === undefined || last === undefined) return '';
  let length = 0;
  while (length < first.length && first[length] === last[length]) length += 1;
  return first.slice(0, Math.max(first.lastIndexOf('/', length - 1), 0));
}
