/** What only those ask who run what it is about: they are few, and ask of one thing at a time. */
import type { CallExpression, Expression } from '../model/expression.ts';
import type { Operation } from '../model/operation.ts';
import { expressionsIn, forEachStep, hasWithin } from '../model/walk.ts';
import type { Facts } from './rule.ts';

/** `isAdmin(host.id)`, `isAdminOfCollective(account)`, `user.isRoot()` */
const ADMINISTERS = /^(is|has|check|require|assert)\w*(Admin|Root|Owner)/;

/** Whether a test before the call, or in its own expression, or a call that may throw, asks for an administrator. */
export function isForAdministrators(call: CallExpression, facts: Facts): boolean {
  let isRefused = false;
  const body = facts.function(call.function)?.body ?? [];
  forEachStep(body, (step) => {
    if (step.start > call.start || step.kind !== 'branch' || !step.arms.some((arm) => arm.at(-1)?.kind === 'leave')) return;
    isRefused ||= hasWithin(step.test, asksForOne);
  });
  return isRefused || expressionsIn(body).some((expression) => hasWithin(expression, (inner) => isAskedBefore(call, inner)));
}

/** `user?.isAdmin(host.id) && (await find(host))` */
function isAskedBefore({ start, end }: CallExpression, choice: Expression): boolean {
  if (choice.kind !== 'choice' || choice.operator !== '&&') return false;
  const at = choice.options.findIndex((option) => option.start <= start && end <= option.end);
  return choice.options.slice(0, Math.max(at, 0)).some((option) => hasWithin(option, asksForOne));
}

function asksForOne(inner: Expression): boolean {
  return inner.kind === 'call' && inner.callee.kind === 'member' && ADMINISTERS.test(inner.callee.name);
}

/** Whether all routes that lead to an operation are for administrators; of messages and jobs nobody waits for the answer. */
export function isOfAdministration({ site }: Operation, facts: Facts): boolean {
  const ways = facts.waysTo(site).filter(({ entry }) => !/^(message|job|schedule)$/.test(entry.kind));
  return ways.length > 0 && ways.every(({ entry }) => facts.isAdministered(entry));
}
