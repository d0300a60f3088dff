/** What a declaration gives to its name, or to each name of its pattern. */
import { ts } from 'ts-morph';
import type { PathElement, Source, Step } from '../model/module.ts';
import type { TypeReference } from '../model/type-reference.ts';
import type { Draft } from './draft.ts';
import { expression } from './expressions.ts';
import { idText } from './identifiers.ts';
import { none } from './lists.ts';
import { nameText } from './literals.ts';

const { Identifier, OmittedExpression, ObjectBindingPattern, ComputedPropertyName } = ts.SyntaxKind;

export const REST: PathElement = { kind: 'rest' };
/** A property whose name is computed: some element, nobody knows which. */
const COMPUTED: PathElement = { kind: 'element', index: -1 };

export function propertyOf(name: ts.PropertyName): PathElement {
  const text = nameText(name);
  return text === undefined ? COMPUTED : { kind: 'property', name: text };
}

export function elementOf(index: number): PathElement {
  return { kind: 'element', index };
}

/** Defines every name from the source; the answer is their bindings. What happens in defaults waits for `flushPending`. */
export function definePattern(
  draft: Draft,
  name: ts.BindingName,
  source: Source,
  annotation: TypeReference | undefined,
): readonly number[] {
  if (name.kind === Identifier) {
    const binding = draft.names.find(idText(name as ts.Identifier));
    if (binding < 0) return none;
    draft.define(binding, { source, path: none });
    const declared = draft.bindings[binding];
    if (annotation && declared) declared.annotation = annotation;
    return [binding];
  }
  const bindings: number[] = [];
  defineElements(draft, name as ts.BindingPattern, source, none, bindings);
  return bindings.length === 0 ? none : bindings.slice();
}

function defineElements(draft: Draft, pattern: ts.BindingPattern, source: Source, path: readonly PathElement[], bindings: number[]): void {
  const isObject = pattern.kind === ObjectBindingPattern;
  for (let i = 0; i < pattern.elements.length; i += 1) {
    const element = pattern.elements[i] as ts.ArrayBindingElement;
    if (element.kind === OmittedExpression) continue;
    const { name, propertyName } = element;
    if (propertyName?.kind === ComputedPropertyName) perform(draft, () => expression(draft, propertyName.expression, 'other'));
    const step = element.dotDotDotToken ? REST : isObject ? propertyStep(propertyName, name) : elementOf(i);
    const way = path.concat(step);
    defineElement(draft, name, source, way, bindings);
    const { initializer } = element;
    if (!initializer) continue;
    const value = perform(draft, () => expression(draft, initializer, 'stored'));
    defineElement(draft, name, { kind: 'value', expression: value }, none, undefined);
  }
}

function propertyStep(propertyName: ts.PropertyName | undefined, name: ts.BindingName): PathElement {
  if (propertyName) return propertyOf(propertyName);
  return name.kind === Identifier ? propertyOf(name as ts.Identifier) : COMPUTED;
}

function defineElement(
  draft: Draft,
  name: ts.BindingName,
  source: Source,
  path: readonly PathElement[],
  bindings: number[] | undefined,
): void {
  if (name.kind !== Identifier) {
    // A default of a pattern inside a pattern has been lowered with the pattern; its names would be lowered twice.
    if (bindings) defineElements(draft, name as ts.BindingPattern, source, path, bindings);
    return;
  }
  const binding = draft.names.find(idText(name as ts.Identifier));
  if (binding < 0) return;
  draft.define(binding, { source, path });
  bindings?.push(binding);
}

/** Lowers something and, when anything happens in it, keeps it as a step for `flushPending`. */
export function perform(draft: Draft, lower: () => ReturnType<typeof expression>): ReturnType<typeof expression> {
  const { frame } = draft;
  const before = eventsIn(draft);
  const lowered = lower();
  if (eventsIn(draft) !== before) frame.pending.push({ kind: 'do', start: lowered.start, end: lowered.end, value: lowered });
  return lowered;
}

function eventsIn(draft: Draft): number {
  const { frame, functions, classes } = draft;
  return frame.calls.length + frame.awaitCount + frame.objects.length + functions.length + classes.length;
}

/** Writes what waits, right after the step that it stands in. */
export function flushPending(draft: Draft, into: Step[]): void {
  const { pending } = draft.frame;
  if (pending.length === 0) return;
  for (const step of pending) into.push(step);
  pending.length = 0;
}
