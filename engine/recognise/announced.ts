/** Events that the workspace announces to itself: which functions listen for one, told by the library and the event's name or class. */
import { optionsOf } from '../link/combine.ts';
import type { CallExpression, Expression } from '../model/expression.ts';
import type { CallTarget, EntryPoint } from '../model/operation.ts';
import type { MeantCall } from './calls.ts';
import { textOf } from './entries/paths.ts';
import { givenAt } from './given.ts';
import type { Scope } from './scope.ts';

/** The functions that listen, by event. */
export type Listeners = ReadonlyMap<string, readonly CallTarget[]>;

export function listenersAmong(entries: readonly EntryPoint[]): Listeners {
  const found = new Map<string, CallTarget[]>();
  for (const { kind, library, path, function: target } of entries) {
    if (kind !== 'message' || library === undefined || path === undefined) continue;
    const event = eventKey(library, path);
    found.set(event, [...(found.get(event) ?? []), target]);
  }
  return found;
}

/** Whom a call runs that announces an event, and what it gives them; undefined for any other call. */
export function announcedAt(
  { call, meaning, origin }: MeantCall,
  listeners: () => Listeners,
  scope: Scope,
): { readonly functions: readonly CallTarget[]; readonly passedFrom: number } | undefined {
  if (meaning.announces === undefined) return undefined;
  const event = eventAt(call, meaning.announces, scope);
  const functions = event ? (listeners().get(eventKey(origin.library, event.name)) ?? []) : [];
  // An event of a class is handed over itself; one that has a name goes before what is handed over.
  return event && functions.length ? { functions, passedFrom: event.isOfClass ? 0 : 1 } : undefined;
}

/** An event, by its own name or that of its class, whether the class or an instance of it stands there. */
export function eventAt(
  call: CallExpression,
  locator: Parameters<typeof givenAt>[1],
  scope: Scope,
): { readonly name: string; readonly isOfClass: boolean } | undefined {
  const given = givenAt(call, locator, 0, scope);
  if (given.state !== 'given') return undefined;
  const text = textOf(given.expression, scope);
  if (text !== undefined) return { name: text, isOfClass: false };
  const name = classNameOf(given.expression, scope);
  return name === undefined ? undefined : { name, isOfClass: true };
}

function classNameOf(expression: Expression, { linking, module }: Scope): string | undefined {
  for (const origin of optionsOf(linking.value(module.path, expression)))
    if (origin.kind === 'class' || origin.kind === 'instance')
      return linking.modules.module(origin.file)?.classes.find(({ key }) => key === origin.key)?.name;
  return undefined;
}

function eventKey(library: string, name: string): string {
  return `${library} ${name}`;
}
