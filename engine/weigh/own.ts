/** What a function may change without anybody else seeing it: what it made for itself, and what it goes through of that. */
import { itemPosition } from '../link/builtins.ts';
import type { Expression } from '../model/expression.ts';
import type { Binding, FunctionNode, Module } from '../model/module.ts';

/** A name of the functions themselves, or a part of what such a name holds; what came in by a parameter belongs to the caller. */
export function isOwn(target: Expression, module: Module, within: ReadonlySet<FunctionNode>): boolean {
  const binding = target.kind === 'name' ? module.bindings[target.binding] : undefined;
  return binding ? isOfThese(binding, within) : isHeldByOwn(target, module, within);
}

function isHeldByOwn(target: Expression, module: Module, within: ReadonlySet<FunctionNode>): boolean {
  if (target.kind === 'array' || target.kind === 'object') return true;
  let root: Expression = target;
  while (root.kind === 'member' || root.kind === 'element' || root.kind === 'call' || root.kind === 'await')
    root = root.kind === 'call' ? root.callee : root.kind === 'await' ? root.value : root.object;
  if (root.kind === 'this') return [...within].some(({ form }) => form === 'constructor');
  if (root.kind !== 'name') return true;
  const binding = module.bindings[root.binding];
  return binding !== undefined && isOfThese(binding, within) && (binding.kind !== 'parameter' || isOfOwnList(binding, module, within));
}

function isOfThese({ function: key }: Binding, within: ReadonlySet<FunctionNode>): boolean {
  return [...within].some((one) => one.key === key);
}

/** `rows.map((row) => { row.total = …; })` of rows that the function made, `reduce((sums, row) => { sums[row.kind] = …; }, {})`. */
function isOfOwnList(item: Binding, module: Module, within: ReadonlySet<FunctionNode>): boolean {
  const { passedTo, parent, parameters } = [...within].find(({ key }) => key === item.function) ?? {};
  const call = passedTo?.argument === 0 ? [...within].find(({ key }) => key === parent)?.calls[passedTo.call] : undefined;
  const position = parameters?.findIndex(({ bindings }) => bindings.some((one) => module.bindings[one] === item)) ?? -1;
  if (call?.callee.kind !== 'member') return false;
  const { name, object } = call.callee;
  if (itemPosition(name, position)) return isHeldByOwn(object, module, within);
  const start = /^reduce(Right)?$/.test(name) && position === 0 ? call.arguments[1] : undefined;
  return start !== undefined && isHeldByOwn(start, module, within);
}
