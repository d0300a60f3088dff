/** Whole answers by everything that they were made from: where nothing has changed, nothing needs to be computed. In one file. */
import { deserialize, serialize } from 'node:v8';
import type { Storage } from '../../engine/contract/files.ts';
import { packedEntries, unpackedEntries } from '../../engine/pack/entries.ts';
import { sealed, unsealed } from './sealed.ts';

/** Plain data by the question that it answers. */
export type Answers = ReadonlyMap<string, unknown>;

export interface AnswerCache {
  find(key: string): Answers | undefined;
  keep(key: string, answers: Answers): void;
}

export interface AnswerCacheLimits {
  /** In bytes, those kept last first. A set of answers that alone is larger is not kept. */
  readonly mostBytes: number;
  /** How many sets of answers: a few folders, or branches between which someone goes back and forth. */
  readonly mostSets: number;
}

export const ANSWER_LIMITS: AnswerCacheLimits = { mostBytes: 16 * 1024 * 1024, mostSets: 8 };

const NAME = 'answers.bin';

/** @param version of the program that answers */
export function createAnswerCache(storage: Storage, version: string, { mostBytes, mostSets } = ANSWER_LIMITS): AnswerCache {
  // The serialised form belongs to the machine that runs the program.
  const seal = `${version} ${process.versions.v8}`;
  const read = () => {
    const bytes = storage.read(NAME);
    const content = bytes && unsealed(seal, bytes);
    return content ? unpackedEntries(content) : [];
  };
  return {
    find(key) {
      const [, bytes] = read().find(([name]) => name === key) ?? [];
      return bytes && (deserialize(bytes) as Answers);
    },
    keep(key, answers) {
      let room = mostBytes;
      const entries = [[key, serialize(answers)] as const, ...read().filter(([name]) => name !== key)].slice(0, mostSets);
      const kept = entries.filter(([, bytes]) => {
        room -= bytes.length;
        return room >= 0;
      });
      storage.write(NAME, sealed(seal, packedEntries(kept)));
    },
  };
}
