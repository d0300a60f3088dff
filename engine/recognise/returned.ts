/** What callers do with a query that a function hands out: wait for it, build on it, or make it a part of theirs. */
import { optionsOf } from '../link/combine.ts';
import type { Linking } from '../link/linking.ts';
import type { Expression } from '../model/expression.ts';
import type { FunctionNode } from '../model/module.ts';
import type { Site } from '../model/place.ts';
import { isPromiseMethod } from '../model/promise.ts';
import { parentsIn } from './parents.ts';
import type { Scope } from './scope.ts';

/** Whether the function waits for what it asks, or one of its callers does. */
export function isAwaited(node: FunctionNode, { linking, module }: Scope): boolean {
  return (
    node.isAsync ||
    linking
      .callersOf({ file: module.path, function: node.key })
      .some((site) => linking.modules.call(site)?.use === 'awaited' || isWaitedFor(site, linking))
  );
}

/** Whether callers build on what the function returns, so that they are the ones who send it. */
export function isBuiltOn(node: FunctionNode, { linking, module }: Scope): boolean {
  if (node.isAsync || node.passedTo) return false;
  return linking.callersOf({ file: module.path, function: node.key }).some((site) => {
    const use = linking.modules.call(site)?.use;
    return use === 'stored' || (use === 'receiver' && !isWaitedFor(site, linking)) || (use === 'argument' && isPartOfQuery(site, linking));
  });
}

/** `find(id).catch(() => undefined)` is waited for as `await find(id)` is. */
function isWaitedFor(site: Site, { modules }: Linking): boolean {
  const member = modules.call(site)?.use === 'receiver' ? around(site, modules) : undefined;
  return member?.kind === 'member' && isPromiseMethod(member.name);
}

/** `query.whereExists(uploaded())` */
function isPartOfQuery(site: Site, { modules, value }: Linking): boolean {
  const step = around(site, modules);
  if (step?.kind !== 'call' || step.callee.kind !== 'member') return false;
  return optionsOf(value(site.file, step.callee.object)).some((option) => option.kind === 'library' && option.built.length > 0);
}

function around(site: Site, modules: Linking['modules']): Expression | undefined {
  const [call, node] = [modules.call(site), modules.function(site.file, site.function)];
  return call && node && parentsIn(node).around(call);
}
