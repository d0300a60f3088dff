/**
 * Remembers what was computed and from what, so that after an edit only what depends on a changed fact is computed again.
 *
 * Everything the engine derives is a query: a pure function of a key that reads inputs and other queries. Each remembers what it
 * read. After an input changes, a remembered value is checked by what it read, in the order of reading; a query that is computed
 * again and comes out equal stops the change there. Queries may be recursive: a cycle is solved by iterating from the bottoms of
 * its members until nothing changes, so for queries that only grow the answer does not depend on where the cycle was entered.
 *
 * It knows nothing of modules or rules. Queries must not read anything but inputs and queries, and must not set inputs.
 */
import { isEqualData } from './equal.ts';

export interface Input<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  delete(key: string): void;
}

export interface Query<Value> {
  get(key: string): Value;
}

/** A fact about a part of something: it is remembered as long as the holder lives, and whoever asks has read the holder. */
export interface PartQuery<Holder extends object, Part, Value> {
  get(holder: Holder, part: Part): Value;
}

export interface QueryOptions<Value> {
  /** The value assumed inside a cycle at first, and the answer where the computation fails. */
  readonly bottom: () => Value;
  /** Whether a newly computed value counts as unchanged; deep equality unless told. */
  readonly isEqual?: (before: Value, after: Value) => boolean;
}

/** Called when a computation throws; the query then answers its bottom and everything else goes on. */
export type FailureListener = (query: string, key: string, error: unknown) => void;

/** A cycle that has not settled by then is taken as it stands; sets that only grow settle in a few rounds. */
const MOST_ROUNDS = 64;
/** Queries that wait for each other at once. Longer chains are given up and begun again from their far end. */
const MOST_DEPTH = 256;
/** A cycle longer than this is not solved: its members answer their bottoms. */
const MOST_CYCLE = 8 * MOST_DEPTH;

export class Memo {
  private revision = 1;
  private readonly frames: Frame[] = [];
  /** Members of cycles whose head is still being computed, in the order they were computed. */
  private readonly open: Cell[] = [];
  /** Cells with a draft, in the order they were first drafted. */
  private readonly drafted: Cell[] = [];
  /** Counts drafts that came out different from the round before; a round without one has settled. */
  private draftChanges = 0;
  private frameCount = 0;
  private depth = 0;
  private mostDepth = MOST_DEPTH;
  private readonly onFailure: FailureListener;

  constructor(onFailure: FailureListener) {
    this.onFailure = onFailure;
  }

  /** A table of facts from outside. Setting a value equal to the one before changes nothing. */
  input<Value>(isEqual: (before: Value, after: Value) => boolean = Object.is): Input<Value> {
    const cells = new Map<string, Cell>();
    const cellOf = (key: string) => {
      let cell = cells.get(key);
      if (!cell) cells.set(key, (cell = new Cell(undefined, undefined, key)));
      return cell;
    };
    const change = (key: string, value: Value | undefined) => {
      if (this.frames.length > 0) throw new Error('A query must not set an input.');
      const cell = cellOf(key);
      const before = cell.value as Value | undefined;
      if (before === value || (before !== undefined && value !== undefined && isEqual(before, value))) return;
      cell.value = value;
      this.revision += 1;
      cell.changedAt = this.revision;
    };
    return {
      get: (key) => {
        const cell = cellOf(key);
        this.note(cell);
        return cell.value as Value | undefined;
      },
      set: change,
      delete: (key) => change(key, undefined),
    };
  }

  /** A derived fact, by a key. `name` is for failure reports. */
  query<Value>(name: string, compute: (key: string) => Value, options: QueryOptions<Value>): Query<Value> {
    const cells = new Map<string, Cell>();
    const definition = definitionOf(name, (_, key: string) => compute(key), options);
    return {
      get: (key) => {
        let cell = cells.get(key);
        if (!cell) cells.set(key, (cell = new Cell(definition, undefined, key)));
        return this.read(cell) as Value;
      },
    };
  }

  /** A derived fact about a part of a holder, such as an expression of a module. */
  partQuery<Holder extends object, Part, Value>(name: string, compute: (holder: Holder, part: Part) => Value, options: QueryOptions<Value>): PartQuery<Holder, Part, Value> {
    const holders = new WeakMap<Holder, Map<Part, Cell>>();
    const definition = definitionOf(name, compute, options);
    return {
      get: (holder, part) => {
        let cells = holders.get(holder);
        if (!cells) holders.set(holder, (cells = new Map()));
        let cell = cells.get(part);
        if (!cell) cells.set(part, (cell = new Cell(definition, holder, part)));
        return this.read(cell) as Value;
      },
    };
  }

  private read(cell: Cell): unknown {
    this.note(cell);
    if (cell.verifiedAt === this.revision) return cell.value;
    return this.depth === 0 ? this.readFromOutside(cell) : this.valueOf(cell);
  }

  /** Lets the innermost computation depend on the cell. */
  private note(cell: Cell): void {
    const frame = this.frames[this.frames.length - 1];
    if (frame && cell.notedBy !== frame.id) {
      cell.notedBy = frame.id;
      frame.dependencies.push(cell);
    }
  }

  /** Where a chain of queries is too long for the stack, its far end is computed first, and the rest then finds it remembered. */
  private readFromOutside(cell: Cell): unknown {
    const waiting = [cell];
    try {
      for (let next: Cell | undefined = cell; next; next = waiting.at(-1)) {
        try {
          this.valueOf(next);
          waiting.pop();
        } catch (error) {
          this.abandon();
          if (!(error instanceof TooDeep)) throw error;
          // What waits for itself is a cycle longer than the limit, which can only be solved whole.
          if (waiting.includes(error.cell)) this.mostDepth *= 2;
          else waiting.push(error.cell);
        }
      }
    } finally {
      this.mostDepth = MOST_DEPTH;
    }
    return cell.value;
  }

  private valueOf(cell: Cell): unknown {
    if (cell.waitsFor >= 0) return this.valueInCycle(cell);
    if (cell.verifiedAt === this.revision) return cell.value;
    if (this.depth >= this.mostDepth) throw this.depth < MOST_CYCLE ? new TooDeep(cell) : new Error(`A cycle of more than ${MOST_CYCLE} queries.`);
    this.depth += 1;
    try {
      if (cell.verifiedAt > 0 && this.isStillValid(cell)) return cell.value;
      // Checking may have computed the cell on behalf of something that it read, or opened a cycle through it.
      if (cell.verifiedAt === this.revision) return cell.value;
      return cell.waitsFor >= 0 ? this.valueInCycle(cell) : this.compute(cell);
    } finally {
      this.depth -= 1;
    }
  }

  /** A value read while it is being computed: what is known of it so far. */
  private valueInCycle(cell: Cell): unknown {
    const frame = this.frames[this.frames.length - 1];
    if (frame && cell.waitsFor < frame.lowest) frame.lowest = cell.waitsFor;
    (this.frames[cell.waitsFor] as Frame).isAwaited = true;
    return draftOf(cell);
  }

  private isStillValid(cell: Cell): boolean {
    const { component } = cell;
    for (const member of component ?? [cell]) {
      for (const dependency of member.dependencies) {
        if (component && dependency.component === component) continue;
        if (dependency.definition && dependency.verifiedAt !== this.revision) {
          this.valueOf(dependency);
          // What it read may have led back here: the cell was computed on the way, or found to be outdated.
          if (cell.verifiedAt === this.revision) return true;
          if (cell.verifiedAt === 0) return false;
        }
        // What is still being computed depends on this cell in turn: a cycle that was not there before.
        if (dependency.waitsFor >= 0 || dependency.changedAt > member.verifiedAt) {
          this.forget(cell);
          return false;
        }
      }
    }
    for (const member of component ?? [cell]) member.verifiedAt = this.revision;
    return true;
  }

  /** Members of a broken cycle are computed each by itself again; their old values stay for comparison. */
  private forget(cell: Cell): void {
    for (const member of cell.component ?? [cell]) {
      member.component = undefined;
      member.verifiedAt = 0;
    }
  }

  private compute(cell: Cell): unknown {
    const depth = this.frames.length;
    const openFrom = this.open.length;
    const draftedFrom = this.drafted.length;
    for (let round = 1; ; round += 1) {
      const changesBefore = this.draftChanges;
      const frame: Frame = { id: (this.frameCount += 1), depth, lowest: depth + 1, isAwaited: false, dependencies: [] };
      const value = this.run(cell, frame);
      if (frame.lowest > depth) {
        this.settle(cell, value, frame.dependencies, undefined);
        this.dropDrafts(draftedFrom);
        return cell.value;
      }
      this.draft(cell, value);
      if (frame.lowest < depth) {
        // Part of a cycle whose head is further out: a draft until the head settles.
        cell.dependencies = frame.dependencies;
        this.open.push(cell);
        cell.waitsFor = depth;
        this.waitFor(frame.lowest, frame.isAwaited ? openFrom : this.open.length - 1);
        const parent = this.frames[depth - 1] as Frame;
        parent.lowest = Math.min(parent.lowest, frame.lowest);
        return value;
      }
      const members = this.open.splice(openFrom);
      for (const member of members) member.waitsFor = -1;
      if (this.draftChanges === changesBefore || round === MOST_ROUNDS) {
        const component = [cell, ...members];
        for (const member of members) this.settle(member, member.draft, member.dependencies, component);
        this.settle(cell, cell.draft, frame.dependencies, component);
        // Drafts of what earlier rounds read, and the last no longer, must not be the start of another cycle.
        this.dropDrafts(draftedFrom);
        return cell.value;
      }
    }
  }

  /** Whatever waited for a cell that is no head itself waits for that cell's head. */
  private waitFor(head: number, from: number): void {
    for (let at = from; at < this.open.length; at += 1) {
      const cell = this.open[at] as Cell;
      cell.waitsFor = Math.min(cell.waitsFor, head);
    }
    (this.frames[head] as Frame).isAwaited = true;
  }

  private run(cell: Cell, frame: Frame): unknown {
    const definition = cell.definition as Definition;
    const { depth } = this;
    cell.waitsFor = frame.depth;
    this.frames.push(frame);
    try {
      return definition.compute(cell.holder, cell.key);
    } catch (error) {
      if (error instanceof TooDeep) throw error;
      // A full stack is worth another attempt from an empty one.
      if (error instanceof RangeError && depth > 1) throw new TooDeep(cell);
      this.onFailure(definition.name, typeof cell.key === 'string' ? cell.key : '', error);
      return definition.bottom();
    } finally {
      this.depth = depth;
      this.frames.length = frame.depth;
      cell.waitsFor = -1;
    }
  }

  private draft(cell: Cell, value: unknown): void {
    if (!(cell.definition as Definition).isEqual(draftOf(cell), value)) this.draftChanges += 1;
    if (!cell.hasDraft) this.drafted.push(cell);
    cell.draft = value;
    cell.hasDraft = true;
    // Its dependencies are no longer those of its old value, which must not be taken for valid by them.
    cell.verifiedAt = 0;
  }

  private dropDrafts(from: number): void {
    if (this.drafted.length === from) return;
    for (const cell of this.drafted.splice(from)) {
      cell.draft = undefined;
      cell.hasDraft = false;
    }
  }

  private settle(cell: Cell, value: unknown, dependencies: Cell[], component: readonly Cell[] | undefined): void {
    if (cell.changedAt === 0 || !(cell.definition as Definition).isEqual(cell.value, value)) {
      cell.value = value;
      cell.changedAt = this.revision;
    }
    // A copy has no room to grow.
    cell.dependencies = dependencies.slice();
    cell.verifiedAt = this.revision;
    cell.component = component;
  }

  /** Everything under way is given up; what is settled stays. */
  private abandon(): void {
    this.frames.length = 0;
    this.depth = 0;
    for (const cell of this.open.splice(0)) cell.waitsFor = -1;
    this.dropDrafts(0);
  }
}

interface Definition {
  readonly name: string;
  readonly compute: (holder: unknown, key: unknown) => unknown;
  readonly bottom: () => unknown;
  readonly isEqual: (before: unknown, after: unknown) => boolean;
}

function definitionOf<Holder, Key, Value>(name: string, compute: (holder: Holder, key: Key) => Value, options: QueryOptions<Value>): Definition {
  return { name, compute: compute as Definition['compute'], bottom: options.bottom, isEqual: (options.isEqual ?? isEqualData) as Definition['isEqual'] };
}

function draftOf(cell: Cell): unknown {
  return cell.hasDraft ? cell.draft : (cell.definition as Definition).bottom();
}

/** One computation under way. `lowest` is the outermost frame whose unfinished value it has read; beyond its own depth: none. */
interface Frame {
  readonly id: number;
  readonly depth: number;
  lowest: number;
  /** Whether a draft of its cell, or of one that waits for it, was read. */
  isAwaited: boolean;
  readonly dependencies: Cell[];
}

class TooDeep {
  readonly cell: Cell;

  constructor(cell: Cell) {
    this.cell = cell;
  }
}

class Cell {
  /** Undefined for an input. */
  readonly definition: Definition | undefined;
  readonly holder: object | undefined;
  readonly key: unknown;
  value: unknown = undefined;
  changedAt = 0;
  verifiedAt = 0;
  dependencies: Cell[] = NONE;
  /** The cycle it was settled with. */
  component: readonly Cell[] | undefined = undefined;
  /** The frame that last read it. */
  notedBy = 0;
  /** While it is computed, its own frame's depth; while its cycle is open, that of the cycle's head; else -1. */
  waitsFor = -1;
  draft: unknown = undefined;
  hasDraft = false;

  constructor(definition: Definition | undefined, holder: object | undefined, key: unknown) {
    this.definition = definition;
    this.holder = holder;
    this.key = key;
  }
}

const NONE: Cell[] = [];
