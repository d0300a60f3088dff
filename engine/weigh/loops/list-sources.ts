/**
 * Where the items of a list come from, as far as that says how many there are: followed back through names, members, calls and what
 * functions are given. It never says how many there are in fact, and nothing of what cannot be followed.
 */
import type { Term } from '../../model/cost.ts';
import type { CallExpression, Expression } from '../../model/expression.ts';
import { targetKey } from '../../model/functions.ts';
import type { Definition, PathElement, Source } from '../../model/module.ts';
import type { CallTarget, Operation } from '../../model/operation.ts';
import { isWithin, type Site } from '../../model/place.ts';
import type { Linker, Modules, Recogniser } from '../../model/steps.ts';
import { returnedIn } from '../../model/walk.ts';
import { siteIn } from '../body.ts';
import { fillsIn } from '../values/fills.ts';
import { rowsFound } from './rows-found.ts';

export type ListSource =
  /** What a query found that nothing narrows to one other thing, or that asks for the children of many. */
  | 'rows'
  /** A page of what a query finds. */
  | 'page'
  /** What belongs to one other thing: the roles of a member, the steps of a plan, the projects of a team. */
  | 'children'
  /** The keys that a loader gathers of all that asks it at once. */
  | 'gathered'
  /** What a client sent. */
  | 'client'
  /** The keys of an object, or what stands in a document or a row: a configuration, a form. */
  | 'document'
  /** What stands in the code. */
  | 'written'
  /** What a function is given by whoever calls it, nobody in sight. */
  | 'caller';

interface ListSources {
  readonly modules: Modules;
  readonly linker: Linker;
  readonly recogniser: Recogniser;
  termsOf(target: CallTarget): readonly Term[];
}

type ParameterSource = Extract<Source, { readonly kind: 'parameter' }>;

/** What some query found. */
const FOUND: ReadonlySet<ListSource> = new Set(['rows', 'page', 'children']);

/** Names, members and calls looked at for one list; what is further away is something else. */
const MOST_QUESTIONS = 40;
/** Of more callers, or of more functions that a call may run, not all are asked. */
const MOST_FOLLOWED = 5;
/** A limit that is handed on further than this is taken for given. */
const MOST_HANDED_ON = 5;

/** Give back items of the list that they are asked of, or what is made of each. */
const KEEPS = /^(filter|slice|splice|sort|toSorted|reverse|toReversed|map|flatMap|flat|keys|values|entries|concat|toArray|lean|exec)$/;
/** Give back what they are given, in another form. */
const CONVERTS = /^(from|uniq|uniqBy|compact|sortBy|orderBy|groupBy|keyBy|chunk|map|filter|flatMap|all|Set|Map)$/;
const CHECKS = /^(parse|safeParse|parseAsync|safeParseAsync|validate|validateAsync|validateSync|cast|attempt)$/;

export function sourcesOf(list: Expression, file: string, { modules, linker, recogniser, termsOf }: ListSources): ReadonlySet<ListSource> {
  const found = new Set<ListSource>();
  const asked = new Set<string>();
  /** By which call each function was come to. */
  const cameBy = new Map<string, Site>();
  let questions = 0;

  /** `path` is what is taken of the value, the outermost name first. */
  const follow = (value: Expression | undefined, path: readonly string[], at: string): void => {
    questions += 1;
    if (!value || questions > MOST_QUESTIONS) return;
    switch (value.kind) {
      case 'array':
        for (const one of value.elements) ofElement(one, at);
        return;
      case 'object':
        ofObject(value, path, at);
        return;
      case 'await':
      case 'spread':
        follow(value.value, path, at);
        return;
      case 'choice':
        for (const one of value.operator === '&&' ? value.options.slice(-1) : value.options) follow(one, path, at);
        return;
      case 'member':
        follow(value.object, [value.name, ...path], at);
        return;
      case 'name':
        ofName(value, path, at);
        return;
      case 'call':
        ofCall(value, path, at);
    }
  };

  const ofElement = (one: Expression, at: string): void => {
    if (one.kind === 'spread') follow(one.value, [], at);
    else found.add('written');
  };

  const ofObject = ({ entries }: Expression & { kind: 'object' }, [first, ...rest]: readonly string[], at: string): void => {
    const own = entries.findLast(({ name }) => name === first);
    if (own) follow(own.value, rest, at);
    else if (first === undefined) found.add('document');
  };

  const ofName = (name: Expression & { kind: 'name' }, path: readonly string[], at: string): void => {
    if (isAsked(`${at}#${name.binding}.${path.join('.')}`)) return;
    if (!path.length) ofFills(name.binding, at);
    for (const definition of modules.module(at)?.bindings[name.binding]?.definitions ?? []) ofDefinition(name, definition, path, at);
  };

  const ofDefinition = (name: Expression, { source, path: taken }: Definition, path: readonly string[], at: string): void => {
    const whole = [...taken.flatMap((one) => (one.kind === 'property' ? [one.name] : [])), ...path];
    const written = source.kind === 'import' ? linker.definitionOf(at, name) : undefined;
    if (source.kind === 'value') follow(source.expression, whole, at);
    // A list that comes with each of others, `member.roles`, is as short where the others are many.
    else if (source.kind === 'item') whole.length ? found.add('document') : follow(source.of, [], at);
    else if (source.kind === 'parameter') ofParameter(source.function, source.index, whole, at);
    else if (written && written.expression.kind !== 'name') follow(written.expression, path, written.file);
  };

  /** What is put into a list that was made empty: `ids.push(order.id)` in a loop over orders. */
  const ofFills = (binding: number, at: string): void => {
    const module = modules.module(at);
    const home = modules.function(at, module?.bindings[binding]?.function ?? '');
    for (const node of module?.functions ?? []) {
      if (home && !isWithin(node, home)) continue;
      for (const { place } of fillsIn(node, binding)) {
        const around = node.loops.filter((loop) => isWithin(place, loop));
        const callback = around.length
          ? undefined
          : recogniser
              .callbacksIn(at)
              .find(({ callback: { runs }, functions }) => runs === 'each' && functions.some((one) => one.function === node.key));
        for (const { over } of around) follow(over, [], at);
        if (callback) follow(recogniser.dataOf(callback), [], at);
      }
    }
  };

  const ofParameter = (key: string, index: number, path: readonly string[], at: string): void => {
    const target = { file: at, function: key };
    if (recogniser.entriesOf(target).length || recogniser.isSentByClient(linker.parameterOf(at, key, index))) {
      found.add('client');
      return;
    }
    if (
      recogniser
        .callbacksIn(at)
        .some(({ callback, functions }) => callback.runs === 'batch' && functions.some((one) => one.function === key))
    ) {
      found.add('gathered');
      return;
    }
    const callers = linker.callersOf(target);
    if (!callers.length) found.add('caller');
    for (const site of callers.slice(0, MOST_FOLLOWED)) follow(modules.call(site)?.arguments[index], path, site.file);
  };

  const ofCall = (call: CallExpression, path: readonly string[], at: string): void => {
    const { callee, arguments: given } = call;
    const name = callee.kind === 'name' || callee.kind === 'member' ? callee.name : '';
    const receiver = callee.kind === 'member' ? callee.object : undefined;
    const site = siteIn(at, call);
    const own = recogniser.operationAt(site);
    const sent = own ?? statementHanded(site);
    // `cart.lines`, of the one cart that was asked for
    if (path.length && (sent?.gives === 'one' || (sent && !own))) found.add('document');
    else if (sent?.gives === 'many') ofRows(sent, at);
    if (sent) return;
    if (isNamed(receiver, 'Object')) ofKeys(given[0], at);
    else if (isNamed(receiver, 'JSON')) found.add('document');
    else if (linker.calleesOf(site).length) ofReturned(site, path);
    else if (receiver && KEEPS.test(name) && !isNamed(receiver, 'Array')) follow(receiver, [], at);
    else if (given[0] && (CONVERTS.test(name) || CHECKS.test(name))) follow(given[0], CHECKS.test(name) ? path : [], at);
  };

  /** The statement that a call hands to an executor of the workspace. */
  const statementHanded = (site: Site): Operation | undefined => {
    for (const term of linker.calleesOf(site).flatMap(termsOf)) {
      const sent = term.isRootOpen ? recogniser.operationOf({ operation: term.operation, root: site }) : undefined;
      if (sent?.sql !== undefined && !sent.isTargetOpen) return sent;
    }
    return undefined;
  };

  const ofRows = (sent: Operation, at: string): void => {
    const { as, byKeys, ofParents } = rowsFound(sent, isLimitGiven(sent, at));
    if (as) found.add(as);
    for (const keys of byKeys) follow(keys, [], at);
    if (!ofParents.length) return;
    const before = [...found];
    found.clear();
    for (const parents of ofParents) follow(parents, [], at);
    const isOfMany = [...found].some((source) => FOUND.has(source));
    for (const source of isOfMany ? [...before, 'rows' as const] : before) found.add(source);
  };

  /** `take: limit`, where the call that was come by gives a limit, else where some caller does, or nobody in sight calls. */
  const isLimitGiven = ({ bound }: Operation, at: string): boolean => {
    const by = bound.kind === 'given' ? bound.by : undefined;
    // `take: page ? SIZE : undefined`
    if (by?.kind === 'choice') return !by.options.some((one) => one.kind === 'literal' && one.value === undefined);
    const definitions = by?.kind === 'name' ? (modules.module(at)?.bindings[by.binding]?.definitions ?? []) : [];
    return definitions.every(({ source, path: [taken] }) => source.kind !== 'parameter' || isGivenTo(source, taken, at, MOST_HANDED_ON));
  };

  const isGivenTo = ({ function: key, index }: ParameterSource, taken: PathElement | undefined, at: string, left: number): boolean => {
    const through = cameBy.get(targetKey({ file: at, function: key }));
    const callers = through ? [through] : linker.callersOf({ file: at, function: key });
    return !callers.length || callers.some((site) => isGivenIn(site, index, taken, left));
  };

  const isGivenIn = (site: Site, index: number, taken: PathElement | undefined, left: number): boolean => {
    const given = modules.call(site)?.arguments[index];
    const name = taken?.kind === 'property' ? taken.name : undefined;
    const options = given?.kind === 'object' && name !== undefined ? given.entries : undefined;
    const own = options?.findLast((one) => one.isSpread || one.name === name);
    const value = options ? own?.value : given;
    if (value?.kind !== 'name' || left === 0) return value !== undefined;
    // What is handed on is given where it was given before.
    const [definition, ...more] = modules.module(site.file)?.bindings[value.binding]?.definitions ?? [];
    if (definition?.source.kind !== 'parameter' || more.length) return true;
    const whole = own && !own.isSpread ? undefined : taken;
    return isGivenTo(definition.source, definition.path[0] ?? whole, site.file, left - 1);
  };

  /** `Object.keys(totals)`: as many as were put there, where that is seen; else those of a document. */
  const ofKeys = (table: Expression | undefined, at: string): void => {
    const before = found.size;
    follow(table, [], at);
    if (found.size === before) found.add('document');
  };

  const ofReturned = (site: Site, path: readonly string[]): void => {
    for (const target of linker.calleesOf(site).slice(0, MOST_FOLLOWED)) {
      const node = modules.function(target.file, target.function);
      if (!node || isAsked(`${target.file}#${target.function}()`)) continue;
      cameBy.set(targetKey(target), site);
      for (const value of returnedIn(node)) follow(value, path, target.file);
    }
  };

  const isAsked = (key: string): boolean => {
    if (asked.has(key)) return true;
    asked.add(key);
    return false;
  };

  follow(list, [], file);
  return found;
}

function isNamed(value: Expression | undefined, name: string): boolean {
  return value?.kind === 'name' && value.binding < 0 && value.name === name;
}
