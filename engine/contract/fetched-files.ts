/** Whether a request fetches a file, which takes as long as it is large, and lies there ready. */
import type { Expression, ObjectEntry } from '../model/expression.ts';
import type { Operation } from '../model/operation.ts';
import { hasName, onlyValueBehind } from './reading.ts';
import type { Facts } from './rule.ts';

/** What a call is given, as it was made where a name of the file holds it. */
export function givenAsMade({ site }: Operation, { call, module }: Facts): Expression[] {
  return call(site)?.arguments.map((argument) => onlyValueBehind(argument, module) ?? argument) ?? [];
}

/** `https://cdn.example.com/fonts/sans.ttf` */
export function isAsset(operation: Operation, facts: Facts): boolean {
  const [address] = givenAsMade(operation, facts);
  return (
    address?.kind === 'text' &&
    !address.holes.length &&
    /\.(ttf|otf|woff2?|png|jpe?g|gif|webp|svg|ico|css)(\?|$)/i.test(address.parts[0] ?? '')
  );
}

/** Whether what comes back is taken as bytes. */
export function isDownload(operation: Operation, facts: Facts): boolean {
  const { site, kind } = operation;
  if (kind !== 'request') return false;
  const isAsBytes = facts.usesOf(site)?.some(({ path }) => path.some((name) => BYTES.test(name)));
  return (
    isAsBytes ||
    optionsGiven(operation, facts).some(
      ({ name, value }) => name === 'responseType' && value.kind === 'text' && BYTES.test(value.parts[0] ?? ''),
    )
  );
}

function optionsGiven({ site }: Operation, { call }: Facts): readonly ObjectEntry[] {
  return call(site)?.arguments.flatMap((one) => (one.kind === 'object' ? one.entries : [])) ?? [];
}

const BYTES = /^(arraybuffer|blob|bytes)$/i;

/** Whether it asks how large a file is, or for a piece of it: `method: 'HEAD'`, `headers: { Range: … }`. */
export function isAboutFile(operation: Operation, facts: Facts): boolean {
  return optionsGiven(operation, facts).some(({ name, value }) => {
    if (name === 'method') return value.kind === 'text' && value.parts[0] === 'HEAD';
    return name === 'headers' && value.kind === 'object' && value.entries.some((header) => /^range$/i.test(header.name ?? ''));
  });
}

/** `storage.download(…)`, `client.send(new GetObjectCommand(…))`, and what a function sends that is named so. */
export function isNamedForFile({ site }: Operation, facts: Facts): boolean {
  const call = facts.call(site);
  const commands = call?.arguments.flatMap((given) => (given.kind === 'call' && given.form === 'new' ? given.callee : [])) ?? [];
  const sender = facts.nameOf({ ...site, part: 'function', index: 0 });
  return FILE.test(sender) || (call !== undefined && [call.callee, ...commands].some((one) => hasName(one, FILE)));
}

const FILE = /download|attachment|^getObject/i;
