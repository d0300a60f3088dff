/** What only those ask who run what it is about: they are few, and ask of one thing at a time. */
import type { CallExpression } from '../model/expression.ts';
import type { Operation } from '../model/operation.ts';
import { forEachStep, hasWithin } from '../model/walk.ts';
import type { Facts } from './rule.ts';

/** `isAdmin(host.id)`, `isAdminOfCollective(account)`, `user.isRoot()` */
const ADMINISTERS = /^(is|has|check|require|assert)\w*(Admin|Root|Owner)/;

/** Whether a test before the call, or a call that may throw, asks for an administrator. */
export function isForAdministrators({ function: key, start }: CallExpression, facts: Facts): boolean {
  let isRefused = false;
  forEachStep(facts.function(key)?.body ?? [], (step) => {
    if (step.start > start || step.kind !== 'branch' || !step.arms.some((arm) => arm.at(-1)?.kind === 'leave')) return;
    isRefused ||= hasWithin(
      step.test,
      (inner) => inner.kind === 'call' && inner.callee.kind === 'member' && ADMINISTERS.test(inner.callee.name),
    );
  });
  return isRefused;
}

/** Whether all routes that lead to an operation stand under `/admin`; of messages and jobs nobody waits for the answer. */
export function isOfAdministration({ site }: Operation, facts: Facts): boolean {
  const ways = facts.waysTo(site).filter(({ entry }) => !/^(message|job|schedule)$/.test(entry.kind));
  return ways.length > 0 && ways.every(({ entry }) => /(^|\/)admin(istration)?(\/|$)/i.test(entry.path ?? ''));
}
