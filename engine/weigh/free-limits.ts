/** Reads that give as many rows as the client says, by where a schema says what the number is: what several of them share has one cause. */
import type { Operation } from '../model/operation.ts';
import { type Site, siteKey } from '../model/place.ts';
import type { SharedLimit } from '../model/sent.ts';
import type { Linker, Modules, Recogniser } from '../model/steps.ts';
import { sentByClient } from './values/sent-by-client.ts';

export interface FreeLimit {
  readonly read: Site;
  readonly saidAt: Site;
}

export interface LimitSources {
  readonly modules: Modules;
  readonly linker: Linker;
  readonly recogniser: Recogniser;
  isReached(read: Site): boolean;
}

/** Of a file's reads those that a schema speaks of. */
export function freeLimitsIn(file: string, sources: LimitSources): readonly FreeLimit[] {
  if (sources.recogniser.kindOf(file) !== 'source') return [];
  return sources.recogniser.operationsIn(file).flatMap((operation) => {
    const by = limitIn(operation);
    const sent = by && sentByClient(file, by, sources);
    return sent?.how === 'free' && sent.saidAt && sources.isReached(operation.site) ? [{ read: operation.site, saidAt: sent.saidAt }] : [];
  });
}

/** What says how many rows a read gives. */
export function limitIn({ kind, gives, bound, run }: Operation) {
  return kind === 'read' && gives === 'many' && run !== 'never' && bound.kind === 'given' ? bound.by : undefined;
}

/** By the site where it is said, where several are. */
export function sharedLimits(all: readonly FreeLimit[]): ReadonlyMap<string, SharedLimit> {
  const found = new Map<string, SharedLimit>();
  for (const { read, saidAt } of all) {
    const key = siteKey(saidAt);
    found.set(key, { saidAt, reads: [...(found.get(key)?.reads ?? []), read] });
  }
  for (const [key, { reads }] of [...found]) if (reads.length < 2) found.delete(key);
  return found;
}
