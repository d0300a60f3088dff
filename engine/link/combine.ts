/** Puts origins together, and takes them apart. */
import { isEqualData } from '../incremental/equal.ts';
import { type LibraryOrigin, type Origin, unknown } from '../model/origin.ts';
import type { Site } from '../model/place.ts';
import type { TypeReference } from '../model/type-reference.ts';

/** More possibilities than this say nothing. */
const MOST_OPTIONS = 6;

/** Either of several; what is unknown is dropped when something is known. */
export function oneOf(origins: readonly Origin[]): Origin {
  if (origins.length === 1) return origins[0] as Origin;
  const options: Origin[] = [];
  let first: Origin | undefined;
  for (const origin of origins) {
    first ??= origin;
    if (origin.kind === 'unknown') continue;
    for (const option of origin.kind === 'one-of' ? origin.options : [origin]) {
      if (option.kind === 'literal' && (option.value === null || option.value === undefined)) continue;
      const same = options.findIndex((known) => isSameQuery(known, option));
      if (same >= 0) options[same] = withSteps(options[same] as LibraryOrigin, option as LibraryOrigin);
      else if (!options.some((known) => isEqualData(known, option))) options.push(option);
      if (options.length > MOST_OPTIONS) return anyOf(options, origins) ?? unknown('too-deep');
    }
  }
  return options.length > 1 ? { kind: 'one-of', options } : (options[0] ?? first ?? unknown('other'));
}

/** Of more than that: what they have in common, where all are of one type of a library: any of its models. */
function anyOf(options: readonly Origin[], origins: readonly Origin[]): Origin | undefined {
  const [first] = options;
  if (first?.kind !== 'library' || first.built.length) return undefined;
  const isAlike = (option: Origin): boolean =>
    option.kind === 'unknown' ||
    (option.kind === 'library' && option.library === first.library && option.type === first.type && option.connection === first.connection);
  const isOfOneType = origins.flatMap(optionsOf).every(isAlike);
  return isOfOneType ? { ...first, entity: undefined, made: undefined, built: [] } : undefined;
}

/** One query under construction, on different paths: `query = query.where(…)` under an if. */
function isSameQuery(one: Origin, other: Origin): boolean {
  if (one.kind !== 'library' || other.kind !== 'library' || !one.built[0] || !other.built[0]) return false;
  return isEqualData({ ...one, built: one.built[0] }, { ...other, built: other.built[0] });
}

/** The steps of all paths, in an order that does not depend on which came first. */
function withSteps(one: LibraryOrigin, other: LibraryOrigin): LibraryOrigin {
  const [root, ...steps] = one.built;
  const added = other.built.slice(1).filter((step) => !steps.some((known) => isEqualData(known, step)));
  if (!root || !added.length) return one;
  const key = (site: Site) => `${site.file}#${site.function}#${String(site.index).padStart(6, '0')}`;
  return { ...one, built: [root, ...[...steps, ...added].sort((a, b) => (key(a) < key(b) ? -1 : 1))] };
}

/** Under this name stands what a value gives of which no more is known than the form of its function: `(id: string) => Promise<Order>`. */
export const CALLED = '()';

export function isOfFunctionForm(origin: Origin): boolean {
  return origin.kind === 'record' && origin.members.some(({ name }) => name === CALLED);
}

/** Each of the possibilities, one at a time. */
export function optionsOf(origin: Origin): readonly Origin[] {
  return origin.kind === 'one-of' ? origin.options : [origin];
}

/** The same question asked of each possibility. */
export function eachOption(origin: Origin, ask: (option: Origin) => Origin): Origin {
  return origin.kind === 'one-of' ? oneOf(origin.options.map(ask)) : ask(origin);
}

/** Of a class what is made of it; anything else stands for itself. */
export function instanceOf(origin: Origin): Origin {
  return origin.kind === 'class' ? { kind: 'instance', file: origin.file, key: origin.key, typeArguments: [] } : origin;
}

export function promiseOf(of: Origin): Origin {
  return of.kind === 'promise' ? of : { kind: 'promise', of };
}

export function listOf(of: Origin, isChunked = false): Origin {
  return { kind: 'list', of, isChunked };
}

/** Of a map that nothing is known of, whoever annotates it may say more. */
export function mapOf(of: Origin, isObject = false): Origin {
  return of.kind === 'unknown' ? of : { kind: 'map', of, isObject };
}

/** Whether an annotation leaves nothing to ask of the value: an interface, a client that was made somewhere with options, or a type that no table knows, does. */
export function isEnough(annotated: Origin): boolean {
  // `deps: Users & Mails`
  if (annotated.kind === 'one-of') return annotated.options.some(({ kind }) => kind !== 'type' && kind !== 'record');
  return (
    annotated.kind !== 'unknown' &&
    annotated.kind !== 'type' &&
    annotated.kind !== 'record' &&
    annotated.kind !== 'map' &&
    annotated.kind !== 'library' &&
    annotated.kind !== 'package'
  );
}

/** The value says more than its annotation where it is of the same kind, or where the annotation is only an interface. */
export function moreTelling(annotated: Origin, value: Origin, written?: TypeReference): Origin {
  if (annotated.kind === 'library') {
    // A handler says of what type it is, and is itself what runs.
    if (value.kind === 'function') return value;
    const isAlike = (option: Origin): option is LibraryOrigin =>
      option.kind === 'library' && option.library === annotated.library && option.type === annotated.type;
    if (isAlike(value)) return { ...value, entity: value.entity ?? annotated.entity };
    // Of several values those that say where a client was made, or how a query was begun, where the type does not say of what it is one.
    const isBare = written?.kind === 'named' && !written.arguments.length;
    const telling = isBare ? optionsOf(value).filter((option) => isAlike(option) && (option.made || option.built.length > 0)) : [];
    return telling.length ? oneOf(telling) : annotated;
  }
  // Of some members the value tells more, of others the type that is written out for it.
  const isWrittenOut = annotated.kind === 'record' ? !isOfFunctionForm(annotated) : annotated.kind === 'map' && value.kind === 'object';
  if (isWrittenOut) return oneOf([value, annotated]);
  return value.kind === 'unknown' ? annotated : value;
}
