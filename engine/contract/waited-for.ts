/** Who waits for what a call is answered, and whoever else would end it. */
import type { Expression } from '../model/expression.ts';
import type { Operation } from '../model/operation.ts';
import { isWithin } from '../model/place.ts';
import { forEachStep } from '../model/walk.ts';
import { isAsset } from './fetched-files.ts';
import { isToOwnAddress } from './own-address.ts';
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
    facts.isLeftBehind(site) ||
    isSaidToBeLeft(operation, facts) ||
    isGivenUpAround(operation, facts) ||
    isToOwnAddress(operation, facts) ||
    isPerhapsBuilt(operation, facts) ||
    isEndedByHost(operation, facts) ||
    isDoubtful(operation) ||
    isWithCookies(operation, facts) ||
    facts.isForTestsAlone(site.function) ||
    facts.isLeftOver(site.function) ||
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

/** A service's own client gives up after as long as its makers think that an answer may take: a model's takes minutes. */
function isEndedByClient({ timeout, meaning }: Operation): boolean {
  return timeout?.kind === 'standard' && meaning.url === undefined;
}

/** It ends by itself some minutes later, and until then only the clock's next turn waits, or the process's start; a script's has a person watch. */
function isEndedForNobody({ timeout, site }: Operation, facts: Facts): boolean {
  const { perRequest, perJob, onSchedule, atStartUp } = facts.contextOf(site.function);
  if ((!onSchedule && !atStartUp) || perRequest || perJob) return false;
  return timeout?.kind === 'standard' || (!onSchedule && !facts.module.exports.length);
}

/** `export const maxDuration = 60;`: on every way to it the host ends the function before the call ends by itself. */
function isEndedByHost({ timeout, site }: Operation, facts: Facts): boolean {
  const most = timeout?.kind === 'standard' ? timeout.milliseconds : LONGEST_OF_HOSTS;
  const ways = facts.waysTo(site);
  return ways.length > 0 && ways.every(({ entry: { endedAfter = Number.POSITIVE_INFINITY } }) => endedAfter < most);
}

/** https://vercel.com/docs/functions/configuring-functions/duration: longer ones are for work that takes as long. */
const LONGEST_OF_HOSTS = 300_000;

/** A page that asks nothing of the request is made with the application. */
function isPerhapsBuilt({ site }: Operation, facts: Facts): boolean {
  const ways = facts.waysTo(site);
  return ways.length > 0 && ways.every(({ entry }) => entry.mayBeBuilt);
}

/** `cached({ timeout: 10_000, load: async () => fetch(address) })`, `locked(key, async () => …, { timeout: 20_000 })`: whoever is handed it gives up. */
function isGivenUpAround({ site }: Operation, facts: Facts): boolean {
  if (site.file !== facts.file) return false;
  const around = new Set<string>();
  for (let key: string | undefined = site.function; key; key = facts.function(key)?.parent) around.add(key);
  const isAround = (one: Expression) => one.kind === 'function' && around.has(one.key);
  const isLimited = (one: Expression) =>
    one.kind === 'object' &&
    one.entries.some(({ name, value }) => TIME_LIMIT.test(name ?? '') && !(value.kind === 'literal' && !value.value));
  return facts.functions.some(
    ({ key, calls }) =>
      (around.has(key) || key === '') &&
      calls.some(
        ({ arguments: given }) =>
          (given.some(isAround) && given.some(isLimited)) ||
          given.some((one) => isLimited(one) && one.kind === 'object' && one.entries.some(({ value }) => isAround(value))),
      ),
  );
}

const TIME_LIMIT = /^(timeout|timeLimit|deadline)(_?(ms|millis|milliseconds|seconds|inMs))?$/i;

function isDoubtful({ timeout }: Operation): boolean {
  return (timeout?.kind === 'none' || timeout?.kind === 'standard') && timeout.doubt !== undefined;
}
