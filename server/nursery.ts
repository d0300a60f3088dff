/**
 * Collects the young part of the memory while nobody waits. V8 does so when it is full, which is while something is worked out: the
 * keystroke that it happens to is the slow one, and what all of them wait for is a fifth longer.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Milliseconds without a change: less than lies between two letters, and more than it takes to answer one. */
const REST = 50;

export interface Nursery {
  changed(): void;
}

export function createNursery(): Nursery {
  let timer: NodeJS.Timeout | undefined;
  return {
    changed: () => {
      clearTimeout(timer);
      timer = setTimeout(emptied, REST);
      timer.unref();
    },
  };
}

/** Whatever is still young and in use grows old; the rest is gone. */
export function emptied(): void {
  collector ??= exposed();
  collector?.({ type: 'minor' });
}

type Collector = (how: { readonly type: 'minor' }) => void;

let collector: Collector | undefined;

/** Programs see the collector only where V8 is told to show it, and then only in what begins afterwards. */
function exposed(): Collector | undefined {
  setFlagsFromString('--expose-gc');
  const found: unknown = runInNewContext('typeof gc === "function" ? gc : undefined');
  setFlagsFromString('--no-expose-gc');
  return found as Collector | undefined;
}
