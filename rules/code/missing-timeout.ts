import { givenAsMade, isDownload } from '../../engine/contract/fetched-files.ts';
import { canTakeOption, withOption } from '../../engine/contract/rewrite.ts';
import { type BecauseSite, type Facts, type Fix, type Operation, type Repair, type Report, rule } from '../../engine/contract/rule.ts';
import { isEndedElsewhere, isSeldomWaitedFor } from '../../engine/contract/waited-for.ts';

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
    const handedOver = new Map<string, Operation[]>();
    for (const operation of facts.operations) {
      if (isClient(operation)) {
        const sent = facts.sentThrough(operation.site).filter((one) => !isClient(one));
        const untimed = sent.filter((one) => isMissing(one) && !isEndedElsewhere(one, facts));
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
            ...tone(first, facts),
            fixes: fixes(operation, first, facts),
          };
      } else if (isMissing(operation) && !isSaidOfClient(operation, facts) && !isEndedElsewhere(operation, facts)) {
        // Calls of a database's client that comes from elsewhere have one cause, which is not seen from here.
        if (operation.kind !== 'request' && operation.client === undefined) {
          handedOver.set(operation.library, [...(handedOver.get(operation.library) ?? []), operation]);
          continue;
        }
        yield {
          span: operation.span,
          message: ofCall(operation),
          because: [],
          ...tone(operation, facts),
          fixes: fixes(operation, operation, facts),
        };
      }
    }
    for (const [first, ...others] of handedOver.values())
      if (first)
        yield {
          span: first.span,
          message: others.length ? ofHandedOver(first, others.length) : ofCall(first),
          because: places(others),
          ...tone(first, facts),
          fixes: others.length ? [] : fixes(first, first, facts),
        };
  },

  repairs: { 'add-timeout': addTimeout },
});

function isClient({ kind }: Operation): boolean {
  return kind === 'client' || kind === 'connect';
}

/** Several calls without a limit have one cause: the client that they share. What no call can be given is said of the client alone. */
function isSaidOfClient({ client, meaning }: Operation, facts: Facts): boolean {
  if (meaning.timeout?.clientOptions && !meaning.timeout.options && !meaning.timeout.signals) return true;
  const made = client && facts.operationAt(client);
  return made !== undefined && isClient(made);
}

/** A database next door hangs more seldom than somebody else's service. */
function tone(operation: Operation, facts: Facts): Pick<Report, 'severity' | 'certainty'> {
  if (operation.kind !== 'request') return { severity: 'info' };
  return isSeldomWaitedFor(operation, facts) ? { certainty: 'possible' } : {};
}

function ofCall(operation: Operation): string {
  return `\`${operation.label}\` waits ${howLong(operation)} for ${host(operation.target) ?? 'an answer'}: when none comes, this call hangs and so does whoever waits for it. Give it a timeout.`;
}

function ofHandedOver(first: Operation, others: number): string {
  const more = others === 1 ? 'one more call' : `${others} more calls`;
  return `\`${first.label}\` and ${more} of this file wait ${howLong(first)} for an answer: when none comes, whoever waits for them hangs too. Give the client a timeout where it is made.`;
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
