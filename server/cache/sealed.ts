/** Bytes under a seal: who made them, and that they are whole. What another version made, or what is damaged, counts as nothing. */
import { createHash } from 'node:crypto';

/** @param version of the program that writes: what another version wrote may mean something else */
export function sealed(version: string, bytes: Uint8Array): Uint8Array {
  return Buffer.concat([sealOf(version, bytes), bytes]);
}

/** What was sealed by the same version. Undefined when it was not, or is no longer what it was. */
export function unsealed(version: string, bytes: Uint8Array): Uint8Array | undefined {
  const content = bytes.subarray(SEAL_LENGTH);
  return sealOf(version, content).equals(bytes.subarray(0, SEAL_LENGTH)) ? content : undefined;
}

function sealOf(version: string, bytes: Uint8Array): Buffer {
  return createHash('sha1').update(`latency-lens ${version}\n`).update(bytes).digest();
}

/** Of a SHA-1, in bytes: it guards against accidents, and every machine has it fast. */
const SEAL_LENGTH = 20;
