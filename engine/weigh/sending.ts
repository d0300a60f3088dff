/** Which functions are worth a look: those that send something, themselves or through a call. */
import type { MemberExpression } from '../model/expression.ts';
import type { FunctionNode, Module } from '../model/module.ts';
import type { CallTarget } from '../model/operation.ts';
import type { Site } from '../model/place.ts';
import { forEachExpressionOf, forEachStep, forEachWithin } from '../model/walk.ts';
import { handedIn } from './open-calls.ts';
import type { SummarySources } from './summary.ts';

/** Most functions send nothing, which their calls tell without a look at what stands around them. */
export function sendsAnything(node: FunctionNode, module: Module, { linker, recogniser, summaryOf }: SummarySources): boolean {
  const file = module.path;
  const isSending = (target: CallTarget) => {
    const { terms, openCalls } = summaryOf(target);
    return terms.length > 0 || openCalls.length > 0;
  };
  // What is awaited may be sent by nothing but that, such as a lazy relation.
  if (recogniser.sendingsIn(file).some(({ site }) => site.function === node.key && site.part === 'await')) return true;
  if (awaitedMembers(node).some((member) => linker.gettersOf(file, member).some(isSending))) return true;
  return node.calls.some((call) => {
    const site: Site = { file, function: call.function, part: 'call', index: call.index };
    const use = recogniser.callbackAt(site);
    if (recogniser.sendingAt(site) || use?.handedOn.length || use?.functions.some(isSending)) return true;
    if (call.form === 'decorator') return false;
    if (handedIn(call.callee, node, module) !== undefined || linker.calleesOf(site).some(isSending)) return true;
    return call.arguments.some((given) => given.kind === 'function' && isSending({ file, function: given.key }));
  });
}

/** Members that are awaited themselves, which their getters may answer. */
function awaitedMembers(node: FunctionNode): readonly MemberExpression[] {
  const found: MemberExpression[] = [];
  if (!node.isAsync && node.form !== 'module') return found;
  forEachStep(node.body, (step) =>
    forEachExpressionOf(step, (expression) =>
      forEachWithin(expression, (inner) => {
        if (inner.kind === 'await' && inner.value.kind === 'member') found.push(inner.value);
      }),
    ),
  );
  return found;
}
