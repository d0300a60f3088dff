/** Bytes under a seal: who made them, and that they are whole. What another version made, or what is damaged, counts as nothing. */
import { createHash } from 'node:crypto';

/** @param version of the program that writes: what another version wrote may mean something else */
export function sealed(version: string, bytes: Uint8Array): Uint8Array {
  const seal = sealing(version);
  seal.add(bytes);
  return Buffer.concat([bytes, seal.finish()]);
}

/** A seal for what is written in pieces; it stands behind the last. */
export function sealing(version: string): { add(bytes: Uint8Array): void; finish(): Uint8Array } {
  const hash = createHash('sha1').update(`latency-lens ${version}\n`);
  return { add: (bytes) => void hash.update(bytes), finish: () => hash.digest() };
}

/** What was sealed by the same version. Undefined when it was not, or is no longer what it was. */
export function unsealed(version: string, bytes: Uint8Array): Uint8Array | undefined {
  if (bytes.length < SEAL_LENGTH) return undefined;
  const content = bytes.subarray(0, -SEAL_LENGTH);
  const seal = sealing(version);
  seal.add(content);
  return Buffer.compare(seal.finish(), bytes.subarray(-SEAL_LENGTH)) === 0 ? content : undefined;
}

/** Of a SHA-1, in bytes: it guards against accidents, and every machine has it fast. */
const SEAL_LENGTH = 20;
