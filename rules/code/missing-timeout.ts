import { givenAsMade, isAsset, isDownload } from '../../engine/contract/fetched-files.ts';
import { canTakeOption, withOption } from '../../engine/contract/rewrite.ts';
import { type BecauseSite, type Facts, type Fix, type Operation, type Repair, type Report, rule } from '../../engine/contract/rule.ts';

/** What a repair writes: longer than a slow answer, shorter than a user's patience. */
const STANDARD_MILLISECONDS = 10_000;
/** More places than these prove nothing more. */
const MOST_PLACES = 5;

export default rule({
  title: 'Missing timeout',
  item: 'connection-timeouts',
  certainty: 'certain',
  severity: 'warning',
  since: '0.1.0',
  options: {
    longest: {
      standard: 60_000,
      about: "The longest wait, in milliseconds, that a library's own default may have without being reported.",
    },
  },

  *check(facts, { longest }) {
    const isMissing = ({ timeout, isStreamed }: Operation) =>
      !isStreamed && (timeout?.kind === 'none' || (timeout?.kind === 'standard' && timeout.milliseconds > longest));
    for (const operation of facts.operations) {
      if (isClient(operation)) {
        const sent = facts.sentThrough(operation.site).filter((one) => !isClient(one));
        const untimed = sent.filter((one) => isMissing(one) && !isLimitedElsewhere(one, facts));
        const [first] = untimed;
        if (isMissing(operation) && sent.every(({ timeout }) => !timeout)) {
          yield {
            span: operation.span,
            message: ofClient(operation, operation),
            because: openOptions(operation, facts),
            certainty: 'possible',
            fixes: fixes(operation, operation, facts),
          };
        } else if (first)
          yield {
            span: operation.span,
            message: ofClient(operation, first),
            because: places(untimed),
            // A limit that a client has by itself was meant for what it asks, long as it is.
            ...(first.timeout?.kind === 'standard' ? { certainty: 'possible' } : tone(first, facts)),
            fixes: fixes(operation, first, facts),
          };
      } else if (isMissing(operation) && !isSaidOfClient(operation, facts) && !isLimitedElsewhere(operation, facts)) {
        yield {
          span: operation.span,
          message: ofCall(operation),
          because: [],
          ...tone(operation, facts),
          fixes: fixes(operation, operation, facts),
        };
      }
    }
  },

  repairs: { 'add-timeout': addTimeout },
});

/** By a setting of its connection that the function sends too, or by whoever looks at the page, or develops it, and closes what hangs. */
function isLimitedElsewhere({ site, kind }: Operation, facts: Facts): boolean {
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

function isClient({ kind }: Operation): boolean {
  return kind === 'client' || kind === 'connect';
}

/** Several calls without a limit have one cause: the client that they share. What no call can be given is said of the client alone. */
function isSaidOfClient({ client, meaning }: Operation, facts: Facts): boolean {
  if (meaning.timeout?.clientOptions && !meaning.timeout.options && !meaning.timeout.signals) return true;
  const made = client && facts.operationAt(client);
  return made !== undefined && isClient(made);
}

/** A database next door hangs more seldom than somebody else's service; what nobody waits for, and a file that lies there ready, seldom matter. */
function tone(operation: Operation, facts: Facts): Pick<Report, 'severity' | 'certainty'> {
  const { kind, run, site } = operation;
  if (kind !== 'request') return { severity: 'info' };
  const isLeftAlone = run === 'dropped' && !facts.usesOf(site)?.some(({ path }) => path[0] === 'then');
  const isSeldom =
    isLeftAlone ||
    mayBeLimited(operation) ||
    isWithCookies(operation, facts) ||
    facts.isForTestsAlone(site.function) ||
    isAsset(operation, facts) ||
    isEndedForNobody(operation, facts);
  return isSeldom ? { certainty: 'possible' } : {};
}

/** `fetch(address, { credentials: 'include' })`: a server has no cookies to send along, so that a page sends it, or both do. */
function isWithCookies({ site }: Operation, facts: Facts): boolean {
  return (facts.call(site)?.arguments ?? []).some(
    (given) =>
      given.kind === 'object' &&
      given.entries.some(({ name, value }) => name === 'credentials' && value.kind === 'text' && value.parts[0] !== 'omit'),
  );
}

/** It ends by itself some minutes later, and until then only the clock's next turn waits, or the process's start. */
function isEndedForNobody({ timeout, site }: Operation, facts: Facts): boolean {
  const { perRequest, perJob, onSchedule, atStartUp } = facts.contextOf(site.function);
  return timeout?.kind === 'standard' && (onSchedule || atStartUp) && !perRequest && !perJob;
}

function mayBeLimited({ timeout }: Operation): boolean {
  return (timeout?.kind === 'none' || timeout?.kind === 'standard') && timeout.mayBeLimited === true;
}

function ofCall(operation: Operation): string {
  return `\`${operation.label}\` waits ${howLong(operation)} for ${host(operation.target) ?? 'an answer'}: when none comes, this call hangs and so does whoever waits for it. Give it a timeout.`;
}

function ofClient({ label, target }: Operation, first: Operation): string {
  const asked = (first.kind === 'request' && host(target ?? first.target)) || 'the other side';
  // Some libraries take a limit with the call alone.
  const whom = isClient(first) || first.meaning.timeout?.clientOptions?.length ? 'the client' : 'each call';
  return `What is sent through \`${label}\` waits ${howLong(first)}: when ${asked} does not answer, every caller hangs. Give ${whom} a timeout.`;
}

/** Whom it asks, where that is an address and no name of a variable. */
function host(target: string | undefined): string | undefined {
  return target?.includes('.') ? `\`${target}\`` : undefined;
}

function howLong({ timeout }: Operation): string {
  return timeout?.kind === 'standard' ? `as long as ${Math.round(timeout.milliseconds / 60_000)} minutes` : 'without end';
}

function places(untimed: readonly Operation[]): BecauseSite[] {
  return untimed.slice(0, MOST_PLACES).map(({ site }) => ({ at: site, message: 'waits here without a limit' }));
}

/** Where a limit would stand: among what the client hands on to the one beneath it, `dialectOptions: { … }`, or in options made before. */
function openOptions(operation: Operation, facts: Facts): BecauseSite[] {
  const options = givenAsMade(operation, facts).findLast(({ kind }) => kind === 'object');
  if (options?.kind !== 'object') return [];
  const heads = (operation.meaning.timeout?.options ?? []).flatMap((one) =>
    (typeof one === 'string' ? one : (one.option ?? '')).split('.').slice(0, -1),
  );
  const entry = options.entries.find(({ name }) => name !== undefined && heads.includes(name));
  const isElsewhere = !facts.call(operation.site)?.arguments.includes(options);
  const open = entry ?? (isElsewhere ? options : undefined);
  return open ? [{ at: { file: facts.file, start: open.start, end: open.end }, message: 'sets no limit' }] : [];
}

/** The client's option where the client is repaired, else the call's own. */
function fixes(repaired: Operation, { meaning: { timeout, options = 0 } }: Operation, facts: Facts): readonly Fix[] {
  const isOfClient = isClient(repaired);
  const how = isOfClient ? 'milliseconds' : timeout?.repair;
  const [first] =
    (isOfClient ? (timeout?.clientOptions ?? repaired.meaning.timeout?.options) : how === 'signal' ? timeout?.signals : timeout?.options) ??
    [];
  const at =
    typeof first === 'string'
      ? { position: options, name: first }
      : { position: positionIn(repaired, first?.argument ?? 0, facts), name: first?.option ?? '' };
  const call = facts.call(repaired.site);
  if (!how || !at.name || !call || !canTakeOption(call, at)) return [];
  // A limit on the whole would cut a file off that is large.
  if (isDownload(repaired, facts)) return [];
  const { start, end } = repaired.callSpan;
  return [
    {
      repair: 'add-timeout',
      title: `Give up after ${STANDARD_MILLISECONDS / 1_000} seconds`,
      isSafe: false,
      facts: { ...at, how, start, end },
    },
  ];
}

/** Options that may stand first come after an address. */
function positionIn({ site }: Operation, argument: number, facts: Facts): number {
  const kind = facts.call(site)?.arguments[argument]?.kind;
  return kind === 'text' ? argument + 1 : argument;
}

function addTimeout({ nodeAt, facts, edits }: Parameters<Repair>[0]): boolean {
  const amount = String(STANDARD_MILLISECONDS * (facts.how === 'seconds' ? 0.001 : 1)).replace(/(\d)(?=(\d{3})+$)/g, '$1_');
  const value = facts.how === 'signal' ? `AbortSignal.timeout(${amount})` : amount;
  return withOption(
    nodeAt({ start: Number(facts.start), end: Number(facts.end) }),
    { position: Number(facts.position), name: String(facts.name), value },
    edits,
  );
}
