/** Who waits for what a call is answered, and whoever else would end it. */
import type { Operation } from '../model/operation.ts';
import { isWithin } from '../model/place.ts';
import { forEachStep } from '../model/walk.ts';
import { isAsset } from './fetched-files.ts';
import type { Facts } from './rule.ts';

/** By a setting of its connection that the function sends too, or by whoever looks at the page, or develops it, and closes what hangs. */
export function isEndedElsewhere({ site, kind }: Operation, facts: Facts): boolean {
  const { file, function: key } = site;
  if (file !== facts.file) return false;
  const call = facts.call(site);
  return (
    (call !== undefined && facts.isForDevelopers(call)) ||
    facts.isCodeOfPages(key) ||
    (kind !== 'request' && facts.operations.some(({ sql, site }) => site.function === key && SETTING.test(sql ?? '')))
  );
}

/** `SET LOCAL statement_timeout = 200`, `SET SESSION max_execution_time = 200` */
const SETTING = /^\s*set\b[^;]*\b(statement_timeout|max_execution_time|max_statement_time)\b/i;

/** What nobody waits for, and a file that lies there ready, seldom matter. */
export function isSeldomWaitedFor(operation: Operation, facts: Facts): boolean {
  const { run, site } = operation;
  const isLeftAlone = run === 'dropped' && !facts.usesOf(site)?.some(({ path }) => path[0] === 'then');
  return (
    isLeftAlone ||
    isSaidToBeLeft(operation, facts) ||
    mayBeLimited(operation) ||
    isWithCookies(operation, facts) ||
    facts.isForTestsAlone(site.function) ||
    isAsset(operation, facts) ||
    isEndedByClient(operation) ||
    isEndedForNobody(operation, facts)
  );
}

/** `void fetch(address).then(log)`: whoever writes that says that nobody waits. */
function isSaidToBeLeft({ site, callSpan }: Operation, facts: Facts): boolean {
  const body = site.file === facts.file ? facts.function(site.function)?.body : undefined;
  let isFound = false;
  forEachStep(body ?? [], (step) => {
    isFound ||= step.kind === 'do' && step.value.kind === 'operator' && step.value.operator === 'void' && isWithin(callSpan, step.value);
  });
  return isFound;
}

/** `fetch(address, { credentials: 'include' })`: a server has no cookies to send along, so that a page sends it, or both do. */
function isWithCookies({ site }: Operation, facts: Facts): boolean {
  return (facts.call(site)?.arguments ?? []).some(
    (given) =>
      given.kind === 'object' &&
      given.entries.some(({ name, value }) => name === 'credentials' && value.kind === 'text' && value.parts[0] !== 'omit'),
  );
}

/** A service's own client gives up after as long as its makers think that an answer may take. */
function isEndedByClient({ timeout, meaning }: Operation): boolean {
  return timeout?.kind === 'standard' && meaning.timeout?.clientOptions !== undefined && meaning.url === undefined;
}

/** It ends by itself some minutes later, and until then only the clock's next turn waits, or the process's start. */
function isEndedForNobody({ timeout, site }: Operation, facts: Facts): boolean {
  const { perRequest, perJob, onSchedule, atStartUp } = facts.contextOf(site.function);
  return timeout?.kind === 'standard' && (onSchedule || atStartUp) && !perRequest && !perJob;
}

function mayBeLimited({ timeout }: Operation): boolean {
  return (timeout?.kind === 'none' || timeout?.kind === 'standard') && timeout.mayBeLimited === true;
}
