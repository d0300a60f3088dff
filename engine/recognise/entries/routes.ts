/** Functions handed to a framework by a call: handlers of routes, workers of queues, maps of resolvers. */

import type { EntryMeaning } from '../../contract/library.ts';
import { optionsOf } from '../../link/combine.ts';
import { functionsMapped } from '../../link/function-maps.ts';
import type { CallExpression, Expression } from '../../model/expression.ts';
import { functionWith } from '../../model/functions.ts';
import type { Binding } from '../../model/module.ts';
import type { CallTarget, EntryPoint } from '../../model/operation.ts';
import { type MeantCall, type MeantCalls, siteOf } from '../calls.ts';
import { givenAt } from '../given.ts';
import type { Scope } from '../scope.ts';
import { actionIn, actionsOf } from './actions.ts';
import { firstGiven, objectsListed } from './listed.ts';
import { mappedEntry } from './mapped.ts';
import { joined, type Mount, prefixOf, textAt, textOf } from './paths.ts';
import { sentTo } from './sent.ts';

export function calledEntries(scope: Scope, meant: MeantCalls, mounts: ReadonlyMap<string, Mount>): EntryPoint[] {
  return [...meant.values()].flatMap((one) =>
    one.meaning.entry && one.call.form !== 'decorator' ? entriesAt(one, one.meaning.entry, scope, mounts) : [],
  );
}

function entriesAt(one: MeantCall, entry: EntryMeaning, scope: Scope, mounts: ReadonlyMap<string, Mount>): EntryPoint[] {
  const { call, origin } = one;
  const { module } = scope;
  const listed = listedEntries(one, entry, scope, mounts);
  if (listed.length) return listed;
  const inObject = [entry.handlers ?? []].flat().flatMap((at) => functionsMapped(scope.linking, module.path, call, at));
  const option = optionOf(call, entry, scope);
  const given = option ? [option] : call.arguments.slice(entry.from ?? 0);
  const targets = given.flatMap((argument) => targetsIn(argument, entry, scope));
  if (!targets.length && !inObject.length) return [];
  const isRoute = entry.kind === 'route';
  const prefix = isRoute ? prefixOf(call, origin, scope, mounts) : '';
  // Where a step of the chain says a path, a procedure goes by that, else by its name.
  const isNamed = isRoute && (entry.path !== undefined || prefix !== '');
  const own = textAt(call, entry.path, scope) ?? (isNamed ? undefined : impliedName(call, origin.entity, entry, scope));
  const path = isRoute ? joined(prefix, own) : own;
  const method = methodAt(call, entry, scope);
  const site = siteOf(call, module.path);
  const { library } = origin;
  const fields = inObject.map((mapped) => mappedEntry(mapped, entry, library, scope, { method, path }));
  // Of several functions in a row the last answers, those before it are asked first.
  const inARow = targets.map((target, index): EntryPoint => {
    const isHandler = entry.methods !== undefined || index === targets.length - 1;
    return {
      kind: isHandler ? entry.kind : 'middleware',
      function: target,
      site,
      method,
      path: isHandler ? path : undefined,
      library,
      sent: sentTo(entry, library, scope),
      parent: entry.isPerParent && isHandler ? { position: entry.parentAt ?? 0, type: origin.entity } : undefined,
    };
  });
  return [...inARow, ...fields];
}

/** One entry for each of the objects, where a call is given a list of them, or one by its name. */
function listedEntries({ call, origin }: MeantCall, entry: EntryMeaning, scope: Scope, mounts: ReadonlyMap<string, Mount>): EntryPoint[] {
  const { path: at, method, handler } = entry;
  if (handler === undefined || typeof at !== 'object' || at.option === undefined) return [];
  const given = call.arguments.at(at.argument);
  if (!given || given.kind === 'object' || given.kind === 'function') return [];
  const prefix = entry.kind === 'route' ? prefixOf(call, origin, scope, mounts) : '';
  const { library } = origin;
  return objectsListed(given, scope).flatMap(({ object, scope: within }) => {
    const said = (option: string | undefined) => (option === undefined ? undefined : firstGiven(object, [option], within));
    const answers = firstGiven(object, [handler].flat(), within);
    const path = said(at.option);
    const verb = typeof method === 'object' ? said(method.option) : undefined;
    const own = path && textOf(path, within);
    return (answers ? targetsIn(answers, entry, within) : []).map((target, index, all): EntryPoint => {
      const isHandler = index === all.length - 1;
      return {
        kind: isHandler ? entry.kind : 'middleware',
        function: target,
        site: { ...target, part: 'function', index: 0 },
        method: verb ? methodIn(verb, within) : typeof method === 'string' ? method : undefined,
        path: isHandler ? (entry.kind === 'route' ? joined(prefix, own) : own) : undefined,
        library,
        sent: sentTo(entry, library, scope),
        parent: undefined,
      };
    });
  });
}

function targetsIn(given: Expression, entry: EntryMeaning, scope: Scope): readonly CallTarget[] {
  if (entry.methods) return actionsOf(given, entry.methods, scope);
  const action = actionIn(given, scope);
  if (action?.length) return action;
  if (given.kind === 'array') return given.elements.flatMap((element) => targetsIn(element, entry, scope));
  return mayBeHandler(given) ? functionsOf(given, scope) : [];
}

/** Handlers that go by one name may be several in a row: `export const create = [validate, createOrder]`. */
function functionsOf(given: Expression, { linking, module }: Scope): readonly CallTarget[] {
  const targets = linking.functionsIn(module.path, given);
  if (targets.length || given.kind === 'call') return targets;
  const value = linking.value(module.path, given);
  const inARow = value.kind === 'list' ? optionsOf(value.of) : [];
  return inARow.flatMap((one) => (one.kind === 'function' ? [{ file: one.file, function: one.key }] : []));
}

function mayBeHandler({ kind }: Expression): boolean {
  return kind === 'function' || kind === 'name' || kind === 'member' || kind === 'call';
}

/** The handler that stands in the options of the call. */
function optionOf(call: CallExpression, { handler = [] }: EntryMeaning, scope: Scope): Expression | undefined {
  const [found] = call.arguments.flatMap((given) => (given.kind === 'object' && firstGiven(given, [handler].flat(), scope)) || []);
  return found;
}

function methodAt(call: CallExpression, { method }: EntryMeaning, scope: Scope): string | undefined {
  if (method === undefined || typeof method === 'string') return method;
  const given = givenAt(call, method, 0, scope);
  return given.state === 'given' ? methodIn(given.expression, scope) : undefined;
}

function methodIn(expression: Expression, scope: Scope): string | undefined {
  const text =
    expression.kind === 'array' ? expression.elements.map((element) => textOf(element, scope)).join('|') : textOf(expression, scope);
  return text?.toUpperCase();
}

/** A worker that is given no name of its own goes by its queue's, a field of an object type by its type's and the one that it has there. */
function impliedName(call: CallExpression, entity: string | undefined, { kind }: EntryMeaning, scope: Scope): string | undefined {
  if (kind === 'route') return nameOfEntry(call, scope);
  if (kind === 'action') return entity ?? nameOfEntry(call, scope) ?? variableOf(call, scope);
  if (kind !== 'resolver') return entity;
  return [entity, nameOfEntry(call, scope)].filter((name) => name !== undefined).join('.') || undefined;
}

/** `export const save = client.action(async () => …)` */
function variableOf(call: CallExpression, { module }: Scope): string | undefined {
  const isIt = ({ source, path }: Binding['definitions'][number]) => !path.length && source.kind === 'value' && source.expression === call;
  return module.bindings.find(({ definitions }) => definitions.some(isIt))?.name;
}

/** A handler in an object of procedures goes by the name that it has there. */
function nameOfEntry(call: CallExpression, { module }: Scope): string | undefined {
  const node = functionWith(module, call.function);
  for (const { entries } of node?.objects ?? []) {
    const entry = entries.find(({ value }) => value === call);
    if (entry?.name !== undefined) return entry.name;
  }
  return undefined;
}
