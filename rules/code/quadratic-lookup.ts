import { rule } from '../../engine/contract/rule.ts';
import type { CallExpression, Expression, Facts, LoopFact, Span } from '../../engine/contract/rule.ts';
import { mentionsAny } from '../../engine/contract/reading.ts';

/** Each looks at the items one by one. */
const SCANS = /^(find|findIndex|findLast|some|includes|indexOf|filter)$/;

export default rule({
  title: 'Quadratic lookup',
  item: 'optimize-algorithms',
  certainty: 'certain',
  severity: 'warning',
  since: '0.1.0',

  *check(facts) {
    for (const loop of facts.loops) {
      if (loop.purpose !== 'each') continue;
      for (const call of callsIn(loop, facts)) {
        const searched = searchedList(call, loop, facts);
        if (!searched) continue;
        const message = `Searches \`${searched}\` from its beginning for every ${loop.item}: with twice as much of both it takes four times as long. Build a \`Map\` or \`Set\` of it before the loop.`;
        const { callee } = call;
        yield { span: { start: callee.start, end: callee.end }, message, because: [{ at: loop.site, message: `runs once per ${loop.item}` }] };
      }
    }
  },
});

/** The calls in a loop's body; of an iterating call those of its callback. */
function callsIn({ site }: LoopFact, facts: Facts): readonly CallExpression[] {
  const node = facts.function(site.function);
  const step = facts.loopStep(site);
  if (step) return node?.calls.filter((call) => isInside(call, step) && !isInside(call, step.head)) ?? [];
  const [callback] = facts.call(site)?.arguments ?? [];
  return callback?.kind === 'function' ? (facts.function(callback.key)?.calls ?? []) : [];
}

/** The name of the list that a call searches, when it is a list from outside the loop and what is searched for is the loop's item. */
function searchedList(call: CallExpression, loop: LoopFact, facts: Facts): string | undefined {
  const { callee } = call;
  if (callee.kind !== 'member' || !SCANS.test(callee.name) || facts.originOf(callee.object).kind !== 'list') return undefined;
  const items = itemsOf(loop, facts);
  if (mentionsAny(callee.object, items) || !isNamed(callee.object, loop, facts)) return undefined;
  const isForItem = call.arguments.some((argument) => mentionsAny(argument, items) || (argument.kind === 'function' && usesAny(argument.key, items, facts)));
  return isForItem ? facts.text(callee.object) : undefined;
}

function itemsOf({ site }: LoopFact, facts: Facts): ReadonlySet<number> {
  const step = facts.loopStep(site);
  if (step) return new Set(step.items);
  const [callback] = facts.call(site)?.arguments ?? [];
  return new Set(callback?.kind === 'function' ? (facts.function(callback.key)?.parameters[0]?.bindings ?? []) : []);
}

/** A list that has a name from before the loop; one that is made anew each round has a cost of its own. */
function isNamed(list: Expression, { site }: LoopFact, facts: Facts): boolean {
  if (list.kind === 'member') return isNamed(list.object, { site } as LoopFact, facts) || list.object.kind === 'this';
  const binding = list.kind === 'name' ? facts.module.bindings[list.binding] : undefined;
  const step = facts.loopStep(site);
  return binding !== undefined && binding.kind !== 'import' && !(step && isInside(binding, step));
}

function usesAny(key: string, items: ReadonlySet<number>, facts: Facts): boolean {
  const node = facts.function(key);
  const returned = node?.body.flatMap((step) => ('value' in step && step.value ? [step.value] : [])) ?? [];
  return returned.some((value) => mentionsAny(value, items));
}

function isInside(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
