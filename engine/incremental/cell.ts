/** One remembered value, with what it was made from and what was made from it. */

/** A query's key has up to three parts: numbers and strings that are there anyway, so that none has to be put together. */
export type KeyPart = string | number;

export interface Definition {
  readonly name: string;
  compute(first: KeyPart, second?: KeyPart, third?: KeyPart): unknown;
  bottom(first: KeyPart, second?: KeyPart, third?: KeyPart): unknown;
  isEqual(before: unknown, after: unknown): boolean;
  /** Whether it is brought up to date before anything is answered, so that what reads it is stale only where it has changed. */
  readonly isEager: boolean;
  /** Where only readers of certain keys are concerned by its last changes: those keys. */
  changedKeys?(value: unknown): ReadonlySet<KeyPart>;
}

/**
 * - `unknown`: to be computed, whatever it was before.
 * - `stale`: something that it was made from, however far down, was set anew since.
 * - `sure`: nothing was. Inputs always are.
 */
export type Standing = 'unknown' | 'stale' | 'sure';

export class Cell {
  /** Undefined for an input. */
  readonly definition: Definition | undefined;
  readonly first: KeyPart;
  readonly second: KeyPart | undefined;
  readonly third: KeyPart | undefined;
  value: unknown = undefined;
  standing: Standing;
  /** The revision that gave it another value; 0 before the first. */
  changedAt = 0;
  /**
   * The revision that it was last computed in. Found unchanged later it keeps that: an eager value that it read may have changed by then,
   * and tell it afterwards.
   */
  computedAt = 0;
  dependencies: readonly Cell[] = NO_CELLS;
  /** Those that read it last, and some that did not any more: being told once too often does no harm. */
  dependents: Cell[] | undefined = undefined;
  /** What may have changed of what it read, since it was sure. */
  private doubtful: Cell[] | undefined = undefined;
  /** How many of the dependents may be left over. */
  lapsed = 0;
  /** The cycle it was settled with. */
  component: readonly Cell[] | undefined = undefined;
  /** While it is being computed, or waits for the cycle that it is part of. */
  progress: Progress | undefined = undefined;
  /** The progress that noted it last, by its number: notes it once. */
  notedBy = 0;

  constructor(definition: Definition | undefined, first: KeyPart, second: KeyPart | undefined, third: KeyPart | undefined) {
    this.definition = definition;
    this.standing = definition ? 'unknown' : 'sure';
    this.first = first;
    this.second = second;
    this.third = third;
  }

  get isUnderWay(): boolean {
    const { progress } = this;
    return progress !== undefined && (progress.depth >= 0 || progress.openAt >= 0);
  }

  /** Something that it read, or once read, may have changed. */
  doubt(one: Cell): void {
    if (!this.doubtful) this.doubtful = [one];
    else if (this.doubtful.length <= MOST_DOUBTS) this.doubtful.push(one);
  }

  beSure(): void {
    this.standing = 'sure';
    this.doubtful = undefined;
  }

  /** What is in doubt, in the order in which it was read: what was read later may have been asked for only because of what came before. */
  inDoubt(numbers: Numbers): readonly Cell[] {
    const { doubtful, dependencies } = this;
    const [first] = doubtful ?? NO_CELLS;
    if (!doubtful || !first) return NO_CELLS;
    if (doubtful.length > MOST_DOUBTS) return dependencies;
    // Most often there is one, and every stale cell asks: nothing is made for that.
    if (doubtful.length === 1) return dependencies.includes(first) ? doubtful : NO_CELLS;
    const number = numbers.next();
    for (const one of doubtful) one.notedBy = number;
    return dependencies.filter(({ notedBy }) => notedBy === number);
  }

  /** Takes over what it was made from, and lets each of those know; the answer is whether one of them is new. */
  dependOn(read: readonly Cell[], numbers: Numbers): boolean {
    const [were, are] = [numbers.next(), numbers.next()];
    let isGrown = false;
    for (const one of this.dependencies) one.notedBy = were;
    const distinct: Cell[] = [];
    for (const one of read) {
      if (one.notedBy === are) continue;
      if (one.notedBy !== were) {
        one.addDependent(this);
        isGrown = true;
      }
      one.notedBy = are;
      distinct.push(one);
    }
    for (const one of this.dependencies) if (one.notedBy === were) one.lapsed += 1;
    this.dependencies = distinct;
    return isGrown;
  }

  private addDependent(dependent: Cell): void {
    if (!this.dependents) {
      this.dependents = [dependent];
      return;
    }
    if (this.lapsed > MOST_LAPSED && this.lapsed * 2 > this.dependents.length) {
      this.dependents = [...new Set(this.dependents)].filter((one) => one.dependencies.includes(this));
      this.lapsed = 0;
    }
    this.dependents.push(dependent);
  }
}

/** Asked of a cell whose standing may have changed since it was looked at last. */
export function isSure(cell: Cell): boolean {
  return cell.standing === 'sure';
}

/** Members of a broken cycle are computed each by itself again; their old values stay for comparison. Some may be settled anew already. */
export function dissolve(component: readonly Cell[]): void {
  for (const member of component) {
    if (member.component !== component) continue;
    member.component = undefined;
    if (member.standing === 'stale') member.standing = 'unknown';
  }
}

/** Beyond, noting each takes more room than looking at everything that was read takes time. */
const MOST_DOUBTS = 64;

/** Fewer are not worth looking for. */
const MOST_LAPSED = 64;

const NO_CELLS: readonly Cell[] = [];

/** A computation under way, over all the rounds that its cycle takes. */
export class Progress {
  /** Of this round. */
  number = 0;
  /** The place in the stack of computations while it runs; else -1. */
  depth = -1;
  /** The outermost computation whose unfinished value it has read in this round; beyond its own depth: none. */
  lowest = 0;
  /** The depth of the head it waits for, while its cycle is open; else -1. */
  openAt = -1;
  draft: unknown = undefined;
  hasDraft = false;
  /** What it has read, in any round: what an early round read can have decided what the last one found. */
  readonly read: Cell[] = [];
  /** Where this round begins in what was read. */
  roundFrom = 0;

  beginRound(depth: number, number: number): void {
    this.number = number;
    this.depth = depth;
    this.lowest = depth + 1;
    this.openAt = -1;
    this.roundFrom = this.read.length;
  }
}

/** Numbers that nobody has had before. */
export class Numbers {
  private last = 0;

  next(): number {
    this.last += 1;
    return this.last;
  }
}

/** The cells of one query or input, found by the parts of their keys. */
export class Cells {
  private readonly definition: Definition | undefined;
  private readonly byKey: Level = new Map();

  constructor(definition: Definition | undefined) {
    this.definition = definition;
  }

  at(first: KeyPart, second: KeyPart | undefined, third: KeyPart | undefined): Cell {
    let level = this.byKey;
    let last = first;
    if (second !== undefined) {
      level = levelIn(level, first);
      last = second;
      if (third !== undefined) {
        level = levelIn(level, second);
        last = third;
      }
    }
    const known = level.get(last) as Cell | undefined;
    if (known) return known;
    const cell = new Cell(this.definition, first, second, third);
    level.set(last, cell);
    return cell;
  }
}

/** A query's keys have all the same number of parts, so that a level holds cells alone or levels alone. */
type Level = Map<KeyPart, Cell | Level>;

function levelIn(level: Level, key: KeyPart): Level {
  const known = level.get(key) as Level | undefined;
  if (known) return known;
  const inner: Level = new Map();
  level.set(key, inner);
  return inner;
}
