/** Where the time of a run goes; said when `E2E_TIMING` is set. */

/** @returns {(what: string) => void} */
export function startLaps() {
  const began = performance.now();
  return (what) => {
    if (process.env.E2E_TIMING) console.log(`[timing] ${what}: ${Math.round(performance.now() - began)} ms`);
  };
}
