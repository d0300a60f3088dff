/**
 * Functions that are handed to a framework by their names, from whatever file: `router.get('/orders', listOrders)`. What such a call gives
 * them is known of it, as of a function that is written into it.
 */
import type { Memo } from '../incremental/memo.ts';
import type { Expression } from '../model/expression.ts';
import { targetKey } from '../model/functions.ts';
import type { CallTarget } from '../model/operation.ts';
import type { Site } from '../model/place.ts';
import type { Linking } from './linking.ts';

/** The place where a function is handed over. */
export interface Handing {
  readonly call: Site;
  readonly argument: number;
}

/** Files that take a function over from each other further than this are not followed. */
const MOST_BARRELS = 3;
/** What is handed over in more places than these is given the same in all of them. */
const MOST_PLACES = 4;

/** @param importers the files that import a file */
export function createHandedFunctions(memo: Memo, linking: Linking, importers: (file: string) => readonly string[]) {
  const { modules, index } = linking;
  /** By the function's file and key. */
  const handings = memo.query<ReadonlyMap<string, readonly Handing[]>>(
    'handings',
    (file) => {
      const found = new Map<string, Handing[]>();
      const calls = modules.module(file)?.functions.flatMap((node) => node.calls) ?? [];
      for (const { callee, arguments: given, function: key, index: at } of calls) {
        if (callee.kind !== 'member' || !index.handlerTakers.has(callee.name)) continue;
        for (const [argument, one] of given.entries()) {
          if (!mayBeHandler(one)) continue;
          const handing = { call: { file, function: key, part: 'call', index: at }, argument } as const;
          for (const target of linking.functionsIn(file, one)) {
            const places = found.get(targetKey(target));
            if (!places) found.set(targetKey(target), [handing]);
            else if (places.length < MOST_PLACES) places.push(handing);
          }
        }
      }
      return found;
    },
    { bottom: () => new Map() },
  );

  const filesThatSee = (file: string, depth = 0): readonly string[] => {
    if (depth > MOST_BARRELS) return [];
    const takers = importers(file);
    const passing = takers.filter((taker) => modules.outline(taker)?.exports.some(({ value }) => value.kind === 'from'));
    return [...takers, ...passing.flatMap((taker) => filesThatSee(taker, depth + 1))];
  };

  const seers = memo.query<readonly string[]>('files-that-see', (file) => [...new Set([file, ...filesThatSee(file)])], {
    bottom: () => [],
  });

  return (target: CallTarget): readonly Handing[] =>
    seers.get(target.file).flatMap((file) => handings.get(file).get(targetKey(target)) ?? []);
}

function mayBeHandler({ kind }: Expression): boolean {
  return kind === 'name' || kind === 'member' || kind === 'call';
}
