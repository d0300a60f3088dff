/** Named pieces of bytes as one piece. */
import { ByteReader, ByteWriter } from './bytes.ts';

export type Entry = readonly [name: string, bytes: Uint8Array];

export function packedEntries(entries: readonly Entry[]): Uint8Array {
  const head = headOf(entries);
  const whole = new Uint8Array(entries.reduce((sum, [, bytes]) => sum + bytes.length, head.length));
  whole.set(head);
  let at = head.length;
  for (const [, bytes] of entries) {
    whole.set(bytes, at);
    at += bytes.length;
  }
  return whole;
}

/** What stands before the pieces themselves, which follow in their order. */
export function headOf(entries: readonly Entry[]): Uint8Array {
  const out = new ByteWriter();
  out.count(entries.length);
  for (const [name, bytes] of entries) {
    out.text(name);
    out.count(bytes.length);
  }
  const table = out.finish();
  const head = new Uint8Array(HEAD_LENGTH + table.length);
  new DataView(head.buffer).setUint32(0, table.length, true);
  head.set(table, HEAD_LENGTH);
  return head;
}

/** Views of the bytes, not copies. Nothing where the bytes are no entries. */
export function unpackedEntries(whole: Uint8Array): readonly Entry[] {
  try {
    const headLength = new DataView(whole.buffer, whole.byteOffset, whole.length).getUint32(0, true);
    const input = new ByteReader(whole, HEAD_LENGTH, HEAD_LENGTH + headLength);
    input.readTexts();
    const bodies = new ByteReader(whole, HEAD_LENGTH + headLength);
    const count = input.size();
    const entries: Entry[] = [];
    for (let index = 0; index < count; index += 1) {
      const name = input.text();
      entries.push([name, bodies.raw(input.count())]);
    }
    return entries;
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}

/** Of the number that says how long the table of names is, in bytes. */
const HEAD_LENGTH = 4;
