/**
 * Where the items of a list come from, as far as that says how many there are: followed back through names, members, calls and what
 * functions are given. It never says how many there are in fact.
 */
import type { CallExpression, Expression } from '../../model/expression.ts';
import type { Definition, FunctionNode } from '../../model/module.ts';
import type { Site } from '../../model/place.ts';
import type { Linker, Modules, Recogniser } from '../../model/steps.ts';
import { forEachStep, returnedIn } from '../../model/walk.ts';

export type ListSource =
  /** What a query found. */
  | 'rows'
  /** What a client sent. */
  | 'client'
  /** The keys of an object, or what stands in a document: a configuration, a form. */
  | 'document'
  /** What stands in the code. */
  | 'written'
  /** What a function is given by whoever calls it, nobody in sight. */
  | 'caller'
  | 'unknown';

interface ListSources {
  readonly modules: Modules;
  readonly linker: Linker;
  readonly recogniser: Recogniser;
}

/** Names, members and calls looked at for one list; what is further away is something else. */
const MOST_QUESTIONS = 40;
/** Of more callers, or of more functions that a call may run, not all are asked. */
const MOST_FOLLOWED = 5;

/** Give back items of the list that they are asked of, or what is made of each. */
const KEEPS = /^(filter|slice|splice|sort|toSorted|reverse|toReversed|map|flatMap|flat|keys|values|entries|concat|toArray|lean|exec)$/;
/** Give back what they are given, in another form. */
const CONVERTS = /^(from|uniq|uniqBy|compact|sortBy|orderBy|groupBy|keyBy|chunk|map|filter|flatMap|all|Set|Map)$/;
const CHECKS = /^(parse|safeParse|parseAsync|safeParseAsync|validate|validateAsync|validateSync|cast|attempt)$/;
const FILLS = /^(push|add|set|unshift)$/;

export function sourcesOf(list: Expression, file: string, { modules, linker, recogniser }: ListSources): ReadonlySet<ListSource> {
  const found = new Set<ListSource>();
  const asked = new Set<string>();
  let questions = 0;

  /** `path` is what is taken of the value, the outermost name first. */
  const follow = (value: Expression | undefined, path: readonly string[], at: string): void => {
    questions += 1;
    if (!value || questions > MOST_QUESTIONS) {
      found.add('unknown');
      return;
    }
    switch (value.kind) {
      case 'literal':
        return;
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
        return;
      default:
        found.add('unknown');
    }
  };

  const ofElement = (one: Expression, at: string): void => {
    if (one.kind === 'spread') follow(one.value, [], at);
    else found.add('written');
  };

  const ofObject = ({ entries }: Expression & { kind: 'object' }, [first, ...rest]: readonly string[], at: string): void => {
    const own = entries.findLast(({ name }) => name === first);
    if (own) follow(own.value, rest, at);
    else found.add(first === undefined ? 'document' : 'unknown');
  };

  const ofName = (name: Expression & { kind: 'name' }, path: readonly string[], at: string): void => {
    const binding = modules.module(at)?.bindings[name.binding];
    if (isAsked(`${at}#${name.binding}.${path.join('.')}`)) return;
    if (!path.length) ofFills(name.binding, at);
    for (const definition of binding?.definitions ?? []) ofDefinition(name, definition, path, at);
    if (!binding) found.add('unknown');
  };

  const ofDefinition = (name: Expression, { source, path: taken }: Definition, path: readonly string[], at: string): void => {
    const whole = [...taken.flatMap((one) => (one.kind === 'property' ? [one.name] : [])), ...path];
    const written = source.kind === 'import' ? linker.definitionOf(at, name) : undefined;
    if (source.kind === 'value') follow(source.expression, whole, at);
    // A list that comes with each of others: `member.roles`.
    else if (source.kind === 'item') follow(source.of, [], at);
    else if (source.kind === 'parameter') ofParameter(source.function, source.index, whole, at);
    else if (written && written.expression.kind !== 'name') follow(written.expression, path, written.file);
    else if (source.kind !== 'none') found.add('unknown');
  };

  /** What is put into a list that was made empty: `ids.push(order.id)` in a loop over orders. */
  const ofFills = (binding: number, at: string): void => {
    const module = modules.module(at);
    const home = modules.function(at, module?.bindings[binding]?.function ?? '');
    for (const node of module?.functions ?? []) {
      if (home && (node.start < home.start || home.end < node.end)) continue;
      for (const place of filledIn(node, binding)) {
        const around = node.loops.filter((loop) => loop.start <= place.start && place.end <= loop.end);
        const callback = around.length
          ? undefined
          : recogniser
              .callbacksIn(at)
              .find(({ callback: { runs }, functions }) => runs === 'each' && functions.some((one) => one.function === node.key));
        if (around.length) for (const { over } of around) follow(over, [], at);
        else if (callback) follow(recogniser.dataOf(callback), [], at);
        else found.add('unknown');
      }
    }
  };

  const ofParameter = (key: string, index: number, path: readonly string[], at: string): void => {
    const target = { file: at, function: key };
    if (recogniser.entriesOf(target).length || recogniser.isSentByClient(linker.parameterOf(at, key, index))) {
      found.add('client');
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
    const site: Site = { file: at, function: call.function, part: 'call', index: call.index };
    const sent = recogniser.operationAt(site);
    if (sent) found.add(sent.gives === 'many' ? 'rows' : 'unknown');
    else if (isNamed(receiver, 'Object')) ofKeys(given[0], at);
    else if (isNamed(receiver, 'JSON')) found.add('document');
    else if (linker.calleesOf(site).length) ofReturned(site, path);
    else if (receiver && KEEPS.test(name) && !isNamed(receiver, 'Array')) follow(receiver, [], at);
    else if (given[0] && (CONVERTS.test(name) || CHECKS.test(name))) follow(given[0], CHECKS.test(name) ? path : [], at);
    else found.add('unknown');
  };

  /** `Object.keys(totals)`: as many as were put there, where that is seen; else those of a document. */
  const ofKeys = (table: Expression | undefined, at: string): void => {
    const before = new Set(found);
    follow(table, [], at);
    const hasMore = [...found].some((one) => one !== 'unknown' && !before.has(one));
    if (!before.has('unknown')) found.delete('unknown');
    if (!hasMore) found.add('document');
  };

  const ofReturned = (site: Site, path: readonly string[]): void => {
    for (const target of linker.calleesOf(site).slice(0, MOST_FOLLOWED)) {
      const node = modules.function(target.file, target.function);
      if (!node || isAsked(`${target.file}#${target.function}()`)) continue;
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

/** Where a function puts something into what the binding holds. */
function filledIn(node: FunctionNode, binding: number): readonly { readonly start: number; readonly end: number }[] {
  const isIt = (value: Expression) => value.kind === 'name' && value.binding === binding;
  const places: { readonly start: number; readonly end: number }[] = node.calls.filter(
    ({ callee }) => callee.kind === 'member' && FILLS.test(callee.name) && isIt(callee.object),
  );
  forEachStep(node.body, (step) => {
    if (step.kind === 'assign' && step.target.kind === 'element' && isIt(step.target.object)) places.push(step);
  });
  return places;
}

function isNamed(value: Expression | undefined, name: string): boolean {
  return value?.kind === 'name' && value.binding < 0 && value.name === name;
}
