/** The most items that a schema lets a list have: `z.array(series).max(5)`, `{ type: 'array', maxItems: 5 }`, `@ArrayMaxSize(5)`. */
import type { CallExpression, Expression } from '../../model/expression.ts';
import type { FunctionNode } from '../../model/module.ts';
import type { InstanceOrigin } from '../../model/origin.ts';
import type { Linker, Modules } from '../../model/steps.ts';
import { checkedMembers } from './checked-members.ts';
import { type AroundSources, entriesNamed, schemasAround } from './schema-ceilings.ts';

interface Sources {
  readonly modules: Modules;
  readonly linker: Linker;
}

/** The words by which libraries say it, of a list that was begun before. */
const MOST = /^(max|length|maxLength|maxItems|maxValue|size|lte)$/;

/** What is asked of a schema: how many items a list may have, or how large a number may be. */
export type Measured = 'array' | 'number';

/** What the schemas say of the property; undefined where one of them says nothing. */
export function mostSaid(
  of: Measured,
  schemas: readonly Expression[],
  property: string,
  file: string,
  sources: Sources,
): number | undefined {
  const found = schemas.flatMap((one) => entriesNamed(property, one, file, sources, 0));
  const most = found.map(({ expression, file: where }) => mostOf(of, expression, where, sources));
  return most.length && most.every((one) => one !== undefined) ? Math.max(...(most as number[])) : undefined;
}

/** What is said where a handler is registered. */
export function mostSaidAround(
  of: Measured,
  node: FunctionNode,
  property: string,
  file: string,
  sources: AroundSources,
): number | undefined {
  for (const { given, file: where } of schemasAround(node, file, sources)) {
    const most = mostSaid(of, given, property, where, sources);
    if (most !== undefined) return most;
  }
  return undefined;
}

/** `@ArrayMaxSize(5) ids: string[]` */
export function mostListedInClass(type: Pick<InstanceOrigin, 'file' | 'key'>, property: string, sources: Sources) {
  const member = checkedMembers(type, sources).members.find(({ name }) => name === property);
  const said = member?.decorators.find(({ callee }) => callee.kind === 'name' && callee.name === 'ArrayMaxSize');
  return member && said?.arguments[0] && numberIn(said.arguments[0], member.file, sources);
}

function mostOf(of: Measured, schema: Expression, file: string, sources: Sources): number | undefined {
  if (schema.kind === 'object') {
    const isIt = schema.entries.some(({ name, value }) => name === 'type' && value.kind === 'text' && TYPES[of].test(value.parts.join('')));
    return isIt ? mostAmong(schema, file, sources) : undefined;
  }
  if (schema.kind !== 'call') return written(schema, file, sources, (one, where) => mostOf(of, one, where, sources));
  const steps = stepsOf(schema);
  const [first] = steps;
  if (first && nameOf(first) === 'pipe') return ofPipe(of, first.arguments, file, sources);
  if (!first || !TYPES[of].test(nameOf(first))) return undefined;
  const said = steps.find((step) => MOST.test(nameOf(step)));
  if (said?.arguments[0]) return numberIn(said.arguments[0], file, sources);
  const options = first.arguments[of === 'array' ? 1 : 0];
  return options?.kind === 'object' ? mostAmong(options, file, sources) : undefined;
}

const TYPES = { array: /^array$/i, number: /^(number|integer|int)$/i };

/** `v.pipe(v.array(v.string()), v.maxLength(5))` */
function ofPipe(of: Measured, given: readonly Expression[], file: string, sources: Sources): number | undefined {
  const calls = given.filter((one) => one.kind === 'call');
  const said = calls.some((one) => TYPES[of].test(nameOf(one))) ? calls.find((one) => MOST.test(nameOf(one))) : undefined;
  return said?.arguments[0] && numberIn(said.arguments[0], file, sources);
}

function mostAmong({ entries }: Expression & { kind: 'object' }, file: string, sources: Sources): number | undefined {
  const said = entries.find(({ name }) => name === 'maxItems' || name === 'maximum')?.value;
  return said && numberIn(said, file, sources);
}

/** The steps that a schema is made by, the first of them first: `z.array(…)`, `.min(1)`, `.max(5)`. */
function stepsOf(schema: Expression): readonly CallExpression[] {
  if (schema.kind !== 'call') return [];
  return [...(schema.callee.kind === 'member' ? stepsOf(schema.callee.object) : []), schema];
}

/** A number, or a constant that is one, wherever it is written. */
export function numberIn(value: Expression, file: string, sources: Sources): number | undefined {
  if (value.kind === 'literal') return typeof value.value === 'number' ? value.value : undefined;
  return written(value, file, sources, (one, where) => numberIn(one, where, sources));
}

/** What is asked of what a name stands for. */
function written<Answer>(
  value: Expression,
  file: string,
  sources: Sources,
  ask: (value: Expression, file: string) => Answer | undefined,
): Answer | undefined {
  const found = value.kind === 'name' || value.kind === 'member' ? sources.linker.definitionOf(file, value) : undefined;
  return found && found.expression.kind !== 'name' && found.expression.kind !== 'member' ? ask(found.expression, found.file) : undefined;
}

function nameOf({ callee }: CallExpression): string {
  return callee.kind === 'name' || callee.kind === 'member' ? callee.name : '';
}
