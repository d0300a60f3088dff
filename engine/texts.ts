/** The texts that a workspace was given, as remembered inputs, with what each is for. */
import { type Relevance, relevanceOf } from './discover/relevance.ts';
import { isEqualData } from './incremental/equal.ts';
import type { Input, Memo } from './incremental/memo.ts';

export interface Texts {
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
  /** A path as seen from the folder that all files share. */
  relative(path: string): string;
}

export function createTexts(memo: Memo): Texts {
  const input = memo.input<string>();
  const lists = memo.input<readonly string[]>(isEqualData);
  const known = new Map<string, Relevance>();
  const shown = new Map<string, string>();
  let isStale = false;

  const list = (key: string): readonly string[] => {
    if (isStale) {
      isStale = false;
      const all = [...known.keys()].sort();
      lists.set('all', all);
      lists.set('root', [commonFolder(all)]);
      for (const kind of ['source', 'schema', 'manifest', 'configuration', 'evidence', 'presence'] as const) {
        lists.set(
          kind,
          all.filter((path) => known.get(path) === kind),
        );
      }
    }
    return lists.get(key) ?? [];
  };

  return {
    input,
    set: (path, text) => {
      if (!known.has(path)) {
        known.set(path, relevanceOf(path) ?? 'evidence');
        isStale = true;
      }
      shown.delete(path);
      input.set(path, text);
    },
    setShown: (path, text) => void shown.set(path, text),
    remove: (path) => {
      if (known.delete(path)) isStale = true;
      shown.delete(path);
      input.delete(path);
    },
    has: (path) => known.has(path),
    shown: (path) => shown.get(path) ?? input.get(path),
    all: () => list('all'),
    ofKind: list,
    relative: (path) => path.slice((list('root')[0] ?? '').length + 1),
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
