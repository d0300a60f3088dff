/**
 * Remembers what was computed and from what, so that after an edit only what depends on a changed fact is computed again.
 *
 * Everything the engine derives is a query: a pure function of a string key that reads inputs and other queries. Each remembers
 * what it read. After an input changes, a remembered value is checked by what it read, deepest first; a query that is computed
 * again and comes out equal stops the change there. Queries may be recursive: a cycle is solved by iterating from the query's
 * bottom until nothing changes, so the answer does not depend on where the cycle was entered.
 *
 * It knows nothing of modules or rules. Queries must not read anything but inputs and queries.
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

export interface QueryOptions<Value> {
  /** The value assumed inside a cycle at first, and the answer where the computation fails. */
  readonly bottom: (key: string) => Value;
  /** Whether a newly computed value counts as unchanged; deep equality unless told. */
  readonly isEqual?: (before: Value, after: Value) => boolean;
}

/** Called when a computation throws; the query then answers its bottom and everything else goes on. */
export type FailureListener = (query: string, key: string, error: unknown) => void;

/** A cycle that has not settled by then is taken as it stands; sets that only grow settle in two or three rounds. */
const MOST_ROUNDS = 12;

export class Memo {
  private revision = 1;
  private readonly frames: Frame[] = [];
  /** Members of cycles whose head is still being computed, in the order they were computed. */
  private readonly open: Cell[] = [];
  /** Cells with a draft, in the order they were first drafted. */
  private readonly drafted: Cell[] = [];
  /** Counts drafts that came out different from the round before; a round without one has settled. */
  private draftChanges = 0;
  private readonly onFailure: FailureListener;

  constructor(onFailure: FailureListener) {
    this.onFailure = onFailure;
  }

  /** A table of facts from outside. Setting a value equal to the one before changes nothing. */
  input<Value>(isEqual: (before: Value, after: Value) => boolean = Object.is): Input<Value> {
    const cells = new Map<string, Cell>();
    const cellOf = (key: string) => {
      let cell = cells.get(key);
      if (!cell) {
        cell = new Cell(key, undefined);
        cells.set(key, cell);
      }
      return cell;
    };
    const change = (key: string, value: Value | undefined) => {
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

  /** A derived fact. `name` is for failure reports. */
  query<Value>(name: string, compute: (key: string) => Value, options: QueryOptions<Value>): Query<Value> {
    const cells = new Map<string, Cell>();
    const definition: Definition = {
      name,
      compute,
      bottom: options.bottom,
      isEqual: (options.isEqual ?? isEqualData) as Definition['isEqual'],
    };
    return {
      get: (key) => {
        let cell = cells.get(key);
        if (!cell) {
          cell = new Cell(key, definition);
          cells.set(key, cell);
        }
        this.note(cell);
        return this.valueOf(cell) as Value;
      },
    };
  }

  /** Lets the innermost computation depend on the cell. */
  private note(cell: Cell): void {
    const frame = this.frames[this.frames.length - 1];
    if (frame && cell.notedBy !== frame) {
      cell.notedBy = frame;
      frame.dependencies.push(cell);
    }
  }

  private valueOf(cell: Cell): unknown {
    if (cell.frame) return this.valueInCycle(cell, cell.frame.depth);
    if (cell.openAt >= 0) return this.valueInCycle(cell, cell.openAt);
    if (cell.verifiedAt === this.revision) return cell.value;
    if (cell.verifiedAt > 0 && this.isStillValid(cell)) return cell.value;
    // Validation may have computed the cell on behalf of something that it read, or opened a cycle through it.
    if (cell.verifiedAt === this.revision) return cell.value;
    return cell.openAt >= 0 ? this.valueInCycle(cell, cell.openAt) : this.compute(cell);
  }

  /** A value read while it is being computed: what is known of it so far. */
  private valueInCycle(cell: Cell, depth: number): unknown {
    const frame = this.frames[this.frames.length - 1];
    if (frame) frame.lowest = Math.min(frame.lowest, depth);
    return cell.hasDraft ? cell.draft : cell.definition?.bottom(cell.key);
  }

  private isStillValid(cell: Cell): boolean {
    // A cycle is solved anew after any change: its members may no longer be the same.
    if (cell.component) {
      this.forget(cell.component);
      return false;
    }
    const members = cell.component ?? [cell];
    for (const member of members) {
      for (const dependency of member.dependencies) {
        if (cell.component && dependency.component === cell.component) continue;
        if (dependency.definition && dependency.verifiedAt !== this.revision) this.valueOf(dependency);
        // What is still being computed depends on this cell in turn: a cycle that was not there before.
        if (dependency.frame || dependency.openAt >= 0 || dependency.changedAt > member.verifiedAt) {
          this.forget(members);
          return false;
        }
      }
    }
    for (const member of members) member.verifiedAt = this.revision;
    return true;
  }

  /** Members of a broken cycle are computed each by itself again; their old values stay for comparison. */
  private forget(members: readonly Cell[]): void {
    for (const member of members) {
      member.component = undefined;
      if (member.verifiedAt !== this.revision) member.verifiedAt = 0;
    }
  }

  private compute(cell: Cell): unknown {
    const definition = cell.definition as Definition;
    const depth = this.frames.length;
    const openFrom = this.open.length;
    const draftedFrom = this.drafted.length;
    for (let round = 1; ; round += 1) {
      const changesBefore = this.draftChanges;
      const frame: Frame = { depth, lowest: depth + 1, dependencies: [] };
      const value = this.run(cell, definition, frame);
      if (frame.lowest > depth) return this.settle(cell, value, frame.dependencies);
      if (!cell.hasDraft || !definition.isEqual(cell.draft, value)) this.draftChanges += 1;
      if (!cell.hasDraft) this.drafted.push(cell);
      cell.draft = value;
      cell.hasDraft = true;
      // Its dependencies are no longer those of its old value, which must not be taken for valid by them.
      cell.verifiedAt = 0;
      if (frame.lowest < depth) {
        // Part of a cycle whose head is further out: a draft until the head settles.
        cell.openAt = frame.lowest;
        cell.dependencies = frame.dependencies;
        this.open.push(cell);
        const parent = this.frames[depth - 1] as Frame;
        parent.lowest = Math.min(parent.lowest, frame.lowest);
        return value;
      }
      const members = this.open.splice(openFrom);
      for (const member of members) member.openAt = -1;
      if (this.draftChanges === changesBefore || round === MOST_ROUNDS) {
        this.settleCycle(cell, frame.dependencies, members);
        // What an earlier round read, and the last no longer, must not be the start of another cycle.
        for (const one of this.drafted.splice(draftedFrom)) {
          one.draft = undefined;
          one.hasDraft = false;
        }
        return cell.value;
      }
    }
  }

  private run(cell: Cell, definition: Definition, frame: Frame): unknown {
    cell.frame = frame;
    this.frames.push(frame);
    try {
      return definition.compute(cell.key);
    } catch (error) {
      this.onFailure(definition.name, cell.key, error);
      return definition.bottom(cell.key);
    } finally {
      this.frames.length = frame.depth;
      cell.frame = undefined;
    }
  }

  private settle(cell: Cell, value: unknown, dependencies: Cell[]): unknown {
    const isFirst = cell.changedAt === 0;
    if (isFirst || !(cell.definition as Definition).isEqual(cell.value, value)) {
      cell.value = value;
      cell.changedAt = this.revision;
    }
    cell.dependencies = dependencies;
    cell.verifiedAt = this.revision;
    cell.draft = undefined;
    cell.hasDraft = false;
    return cell.value;
  }

  private settleCycle(head: Cell, dependencies: Cell[], members: Cell[]): unknown {
    const component = [head, ...members];
    for (const member of members) this.settle(member, member.draft, member.dependencies);
    this.settle(head, head.draft, dependencies);
    for (const member of component) member.component = component;
    return head.value;
  }
}

interface Definition {
  readonly name: string;
  readonly compute: (key: string) => unknown;
  readonly bottom: (key: string) => unknown;
  readonly isEqual: (before: unknown, after: unknown) => boolean;
}

/** One computation under way. `lowest` is the outermost frame whose unfinished value it has read; beyond its own depth: none. */
interface Frame {
  readonly depth: number;
  lowest: number;
  readonly dependencies: Cell[];
}

class Cell {
  readonly key: string;
  /** Undefined for an input. */
  readonly definition: Definition | undefined;
  value: unknown = undefined;
  changedAt = 0;
  verifiedAt = 0;
  dependencies: Cell[] = [];
  /** The cycle it was settled with. */
  component: readonly Cell[] | undefined = undefined;
  frame: Frame | undefined = undefined;
  notedBy: Frame | undefined = undefined;
  /** The depth of the head it waits for, while its cycle is open; else -1. */
  openAt = -1;
  draft: unknown = undefined;
  hasDraft = false;

  constructor(key: string, definition: Definition | undefined) {
    this.key = key;
    this.definition = definition;
  }
}
