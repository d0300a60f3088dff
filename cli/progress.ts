/** Tells on a terminal how far the work is; writes nothing anywhere else. */
import type { Output } from './io.ts';

export interface Progress {
  /** @param total undefined while it is not known */
  show(what: string, done: number, total: number | undefined): void;
  /** Leaves the line as it was found. */
  end(): void;
}

/** A terminal needs no more than this to look alive; in milliseconds. */
const BETWEEN_FRAMES = 60;
const BAR_WIDTH = 24;

export function progressOn(output: Output, isWanted: boolean, now: () => number): Progress {
  if (!isWanted || !output.isTerminal) return { show: () => undefined, end: () => undefined };
  const begin = now();
  let shownAt = Number.NEGATIVE_INFINITY;
  let isShown = false;
  return {
    show(what, done, total) {
      const time = now();
      // What is done at once needs no bar.
      if (time - begin < BETWEEN_FRAMES || time - shownAt < BETWEEN_FRAMES) return;
      shownAt = time;
      isShown = true;
      const line = total === undefined ? `${what} ${done}` : `${bar(done / total)} ${what} ${done}/${total}`;
      output.write(`\r\u001b[2K${line.slice(0, (output.columns ?? 80) - 1)}`);
    },
    end() {
      if (isShown) output.write('\r\u001b[2K');
      isShown = false;
    },
  };
}

function bar(part: number): string {
  const full = Math.round(Math.min(1, part) * BAR_WIDTH);
  return '█'.repeat(full) + '░'.repeat(BAR_WIDTH - full);
}
