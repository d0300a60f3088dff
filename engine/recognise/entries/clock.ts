/** Functions that a workspace hands to a clock of its own, told by when they are to run: `defineJob('totals', '0 4 * * *', async () => …)`. */
import type { Expression, ObjectExpression } from '../../model/expression.ts';
import type { EntryPoint } from '../../model/operation.ts';
import { type MeantCalls, siteOf } from '../calls.ts';
import type { Scope } from '../scope.ts';

/** What a library is told it says itself. */
export function clockEntries(scope: Scope, meant: MeantCalls): EntryPoint[] {
  const { module } = scope;
  const known = new Set([...meant.values()].flatMap(({ call, meaning }) => (meaning.entry ? [call] : [])));
  return module.functions.flatMap(({ calls, objects }) => [
    ...calls.flatMap((call) => {
      const time = known.has(call) ? undefined : call.arguments.find(isTime);
      return time
        ? call.arguments.flatMap((given) => entriesOf(given, time, scope).map((entry) => ({ ...entry, site: siteOf(call, module.path) })))
        : [];
    }),
    ...objects.flatMap((object) => {
      const time = timeIn(object);
      return time ? object.entries.flatMap(({ value }) => entriesOf(value, time, scope)) : [];
    }),
  ]);
}

/** `{ cron: '0 4 * * *', run: async () => … }` */
function timeIn({ entries }: ObjectExpression): Expression | undefined {
  return entries.find(({ name = '', value }) => NAMED.test(name) && isTime(value))?.value;
}

function entriesOf(given: Expression, time: Expression, { linking, module }: Scope): EntryPoint[] {
  if (given.kind !== 'function' && given.kind !== 'name') return [];
  return linking.functionsIn(module.path, given).map((target) => ({
    kind: 'schedule',
    function: target,
    site: { ...target, part: 'function', index: 0 },
    method: undefined,
    path: time.kind === 'text' ? time.parts[0] : undefined,
    library: undefined,
    sent: [],
    parent: undefined,
  }));
}

/** `40 6 * * *`, `0 *\/15 8-18 * * MON-FRI` */
function isTime(given: Expression): boolean {
  return given.kind === 'text' && !given.holes.length && TIME.test(given.parts[0] ?? '');
}

const NAMED = /cron|schedule|pattern|interval/i;
const FIELD = '([\\d*?][\\w*/,?#-]*|[A-Z]{3}([,-][A-Z]{3})*)';
const TIME = new RegExp(`^(@(yearly|annually|monthly|weekly|daily|hourly)|(${FIELD} +){4,5}${FIELD})$`, 'i');
