/** Waiting for what the editor and the server do in their own time. A fixed pause stands only where nothing is to happen. */

/** Milliseconds: half of what a test may take. */
const LONGEST_WAIT = 30_000;

/**
 * Asks again and again until the answer is something.
 *
 * @param what names it in the error
 * @param told what there is instead, for the error
 */
export async function until<Value>(
  what: string,
  probe: () => Value | undefined | false | Promise<Value | undefined | false>,
  told: () => unknown = () => undefined,
): Promise<Value> {
  for (const end = Date.now() + LONGEST_WAIT; ; ) {
    const value = await probe();
    if (value) return value;
    if (Date.now() > end) {
      const instead = told();
      throw new Error(`waited in vain for ${what}${instead === undefined ? '' : `; there is ${JSON.stringify(instead)}`}`);
    }
    await pause(50);
  }
}

/** Long enough for the server to come to rest and to have its answers drawn. */
export const SETTLED = 1_500;

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
