import { rule } from '../../engine/contract/rule.ts';
import type { Expression, Facts, Operation } from '../../engine/contract/rule.ts';
import { forEachStepList } from '../../engine/contract/reading.ts';

export default rule({
  title: 'Client per request',
  item: 'connection-pooling',
  certainty: 'certain',
  severity: 'warning',
  since: '0.1.0',

  *check(facts) {
    for (const operation of facts.operations) {
      const key = operation.site.function;
      const { perRequest, perJob } = facts.contextOf(key);
      if (operation.kind !== 'connect' || key === '' || !(perRequest || perJob) || isKept(operation, facts)) continue;
      const message = `Makes a new \`${operation.libraryTitle}\` client for every ${perRequest ? 'request' : 'job'}, each with connections of its own that have to be opened. Make one when the process starts and share it.`;
      const because = facts.wayTo(key).map((at) => ({ at, message: `calls ${facts.nameOf(at)}` }));
      yield { span: operation.span, message, because };
    }
  },
});

/** Made once and kept: assigned to a name of the module, to the global object or to a property. */
function isKept({ site, callSpan }: Operation, facts: Facts): boolean {
  const node = facts.function(site.function);
  if (node?.form === 'constructor') return true;
  let isFound = false;
  forEachStepList(node?.body ?? [], (steps) => {
    for (const step of steps) {
      const value = step.kind === 'assign' ? step : step.kind === 'do' && step.value.kind === 'assign' ? step.value : undefined;
      if (value && value.start <= callSpan.start && callSpan.end <= value.end) isFound ||= outlives(value.target, facts);
    }
  });
  return isFound;
}

function outlives(target: Expression, facts: Facts): boolean {
  if (target.kind === 'name') return facts.module.bindings[target.binding]?.function === '';
  return target.kind === 'member' || target.kind === 'element';
}
