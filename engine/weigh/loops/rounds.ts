/**
 * What the rounds of a loop do besides the operation that is looked at: whether they are units of work, which no single statement can do,
 * or wait for so much else that the operation hardly counts.
 */
import type { LoopUse, Term } from '../../model/cost.ts';
import type { Expression } from '../../model/expression.ts';
import type { Operation } from '../../model/operation.ts';
import { isSameSite, siteKey } from '../../model/place.ts';
import { inWords } from '../../model/spelling.ts';
import type { InvarianceSources } from './invariance.ts';

type RoundSources = Pick<InvarianceSources, 'modules' | 'recogniser'>;

/**
 * What asks for more different things than this is a unit of work: in public defects that were mended by one statement, a round of the
 * loop asked for eight at most.
 */
const MOST_ASKED = 8;

/** Beside so many other things one write, or one read, hardly counts; what makes or changes a thing reads it, writes it and keeps a record. */
const MOST_BESIDE_WRITE = 3;
const MOST_BESIDE_READ = 6;

/** A round that asks for so many different things is a unit of work, in whatever calls it asks for them: for a write, and for a read. */
const MOST_IN_ROUND_OF_WRITE = 8;
const MOST_IN_ROUND_OF_READ = 12;

/** What is further away than this from its loop, whoever mends the loop does not know of. */
const MOST_HOPS_OF_ROUND = 5;

/** A read that is further away than this from its loop is a part of what others do, too. */
const MOST_HOPS_OF_OWN_READ = 2;

/** Tables of what happened. */
const RECORD = /(^|[._])(audit|event|activity|activitie|history|historie|log)(_?(log|entry|entrie|record|event|trail))?s?$/;

/** The rounds of a function's loops, by all that the function sends. */
export class Rounds {
  private readonly byCall = new Map<string, number>();
  private readonly byLoop = new Map<string, number>();
  private readonly terms: readonly Term[];
  private readonly sources: RoundSources;

  constructor(terms: readonly Term[], sources: RoundSources) {
    this.terms = terms;
    this.sources = sources;
  }

  /** Whether what the loop calls is a unit of work. */
  areLargerWork(loop: LoopUse): boolean {
    return this.askedThrough(loop) > MOST_ASKED || isTransaction(loop, this.sources);
  }

  /** Whether the operation is a small part of what each round does and waits for. */
  hideIn(term: Term, loop: LoopUse, operation: Operation): boolean {
    const isRead = !isWrite(operation);
    if (this.askedThrough(loop) > (isRead ? MOST_BESIDE_READ : MOST_BESIDE_WRITE)) return true;
    if (term.chain.length > MOST_HOPS_OF_ROUND || this.isRecordOf(term, loop, operation) || this.isAnnounced(term)) return true;
    const isOwnRead = isRead && term.chain.length <= MOST_HOPS_OF_OWN_READ;
    const isHidden = !isOwnRead && this.askedIn(loop) > (isRead ? MOST_IN_ROUND_OF_READ : MOST_IN_ROUND_OF_WRITE);
    return isHidden || this.waitForOthers(loop, operation);
  }

  /** Rounds send a request to another service too, or a mail: beside that, what the own database is asked hardly counts. */
  private waitForOthers({ loop }: LoopUse, operation: Operation): boolean {
    if (operation.kind === 'request') return false;
    return this.terms.some(
      (term) =>
        !term.isExceptional &&
        !term.askedFirst &&
        term.loops.some((around) => isSameSite(around.loop, loop)) &&
        /^(request|mail)$/.test(this.sources.recogniser.operationAt(term.operation)?.kind ?? ''),
    );
  }

  /** What is written down of something else that the round does, by whatever does it. */
  private isRecordOf({ chain }: Term, loop: LoopUse, { kind, target }: Operation): boolean {
    return kind === 'insert' && target !== undefined && RECORD.test(inWords(target)) && chain.length > 1 && this.askedIn(loop) > 1;
  }

  /** What listens for an event does is no part of a round that announces it and does not wait. Announcements alone say what they pass. */
  private isAnnounced({ chain }: Term): boolean {
    const { modules, recogniser } = this.sources;
    return chain.some((site) => recogniser.callbackAt(site)?.passedFrom !== undefined && modules.call(site)?.use === 'dropped');
  }

  private askedThrough({ through }: LoopUse): number {
    return this.asked(this.byCall, siteKey(through), ({ loops }) => loops.some((loop) => isSameSite(loop.through, through)));
  }

  private askedIn({ loop }: LoopUse): number {
    return this.asked(
      this.byLoop,
      siteKey(loop),
      ({ loops, isExceptional }) => !isExceptional && loops.some((around) => isSameSite(around.loop, loop)),
    );
  }

  /** How many different things are asked for: reads, writes and requests, each of its own table or host. */
  private asked(known: Map<string, number>, key: string, isCounted: (term: Term) => boolean): number {
    const before = known.get(key);
    if (before !== undefined) return before;
    const asked = new Set<string>();
    for (const term of this.terms) {
      const sent = isCounted(term) ? this.sources.recogniser.operationOf(term) : undefined;
      if (sent) asked.add(`${sent.kind} ${sent.target ?? ''}`);
    }
    known.set(key, asked.size);
    return asked.size;
  }
}

function isWrite({ kind }: Operation): boolean {
  return kind !== 'read' && kind !== 'sql';
}

/** A transaction of its own for each round: what belongs together is written together, and rounds may fail alone. */
function isTransaction({ through }: LoopUse, { modules, recogniser }: RoundSources): boolean {
  const call = through.part === 'call' ? modules.call(through) : undefined;
  const isNamedSo = call?.callee.kind === 'member' && /transaction$/i.test(call.callee.name) && call.arguments.some(isFunction);
  return isNamedSo || recogniser.operationAt(through)?.kind === 'transaction';
}

function isFunction({ kind }: Expression): boolean {
  return kind === 'function';
}
