/** Long work in slices, so that requests that arrive meanwhile are answered. */

/** As long as one frame of a screen, in milliseconds: nobody notices waiting for a slice. */
const SLICE = 12;

/** @returns to be awaited between two pieces of work: lets others run when the slice is used up, and costs nothing before that */
export function breathing(now: () => number = () => performance.now()): () => Promise<void> | undefined {
  let began = now();
  return () => {
    if (now() - began < SLICE) return undefined;
    return new Promise((resolve) => {
      setImmediate(() => {
        began = now();
        resolve();
      });
    });
  };
}
