/** Tells rules from paths: `--rule n-plus-one-query src` names a rule and then a folder. */
import { INVALID_CONFIGURATION } from '../engine/configuration/findings.ts';
import { rules } from '../rules/index.ts';
import { unknownRule } from './commands/explain.ts';
import { type Io, UsageError } from './io.ts';
import { absolute } from './scope.ts';

/** @throws UsageError for a word that is neither a rule nor a path */
export async function withRulesApart(
  paths: readonly string[],
  words: readonly string[],
  { files, folder }: Io,
): Promise<{ readonly paths: readonly string[]; readonly rules: readonly string[] }> {
  const ids = new Set([...rules.map(({ id }) => id), INVALID_CONFIGURATION]);
  const named: string[] = [];
  const others: string[] = [];
  for (const [index, word] of words.flatMap((word) => word.split(',')).entries()) {
    if (ids.has(word)) named.push(word);
    // The first word after the option is meant as a rule, whatever else has that name.
    else if (index > 0 && (await files.kind(absolute(word, folder))) !== 'nothing') others.push(word);
    else throw new UsageError(unknownRule(word, [...ids]));
  }
  return { paths: [...others, ...paths], rules: named };
}
