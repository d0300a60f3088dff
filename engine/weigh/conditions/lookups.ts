/** Whether what was read for many before is looked at first, so that only what it lacks is asked for: `byId.get(id) ?? (await read(id))`. */
import type { Expression } from '../../model/expression.ts';
import type { FunctionNode, Module } from '../../model/module.ts';
import { onlyValueBehind } from '../../model/only-value.ts';
import { pathOf } from '../../model/paths.ts';
import type { Event } from '../body.ts';
import { absentIn } from './absent.ts';

export function isLookedUpFirst({ conditions }: Event, module: Module, node: FunctionNode): boolean {
  return conditions.some(({ test, holds, cases }) => {
    const missing = cases ? undefined : absentIn(test, holds);
    return missing !== undefined && isLookup(onlyValueBehind(missing, module) ?? missing, module, node);
  });
}

function isLookup(value: Expression, module: Module, node: FunctionNode): boolean {
  if (value.kind !== 'call' || value.callee.kind !== 'member') return false;
  const { object, name } = value.callee;
  if (object.kind !== 'name' && object.kind !== 'member') return false;
  // Of what is in a map and taken from nowhere, only whether it is there is news: the others are what it leaves out.
  return (name === 'get' || (name === 'has' && isTakenFrom(object, node))) && isMap(object, module);
}

/** `if (byId.has(id)) return byId.get(id);` */
function isTakenFrom(map: Expression, { calls }: FunctionNode): boolean {
  const path = pathOf(map);
  return calls.some(({ callee }) => callee.kind === 'member' && callee.name === 'get' && pathOf(callee.object) === path);
}

function isMap(object: Expression & { readonly name: string }, module: Module): boolean {
  const made = onlyValueBehind(object, module);
  const isMade = made?.kind === 'call' && made.form === 'new' && made.callee.kind === 'name' && made.callee.name === 'Map';
  return isMade || LOOKED_UP.test(object.name);
}

/** What is called by what it is looked up by, or a map. */
const LOOKED_UP = /([mM]aps?|(^b|B)y[A-Z]\w*)$/;
