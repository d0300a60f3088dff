/** Tells when changes have come to rest for a moment, so that what depends on the whole workspace is done once for many of them. */

export interface Settling {
  changed(): void;
  /** Settles at the next rest after a change. */
  next(): Promise<void>;
}

/** Milliseconds without a change: a pause between two words, not between two letters. */
const REST = 250;

/** @param onRest work to be done at each rest, before those who wait are told */
export function createSettling(onRest: () => Promise<void>): Settling {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waiting: (() => void)[] = [];
  const rest = async () => {
    timer = undefined;
    const told = waiting;
    waiting = [];
    await onRest();
    for (const tell of told) tell();
  };
  return {
    changed: () => {
      clearTimeout(timer);
      timer = setTimeout(() => void rest(), REST);
    },
    next: () => new Promise((resolve) => void waiting.push(resolve)),
  };
}
