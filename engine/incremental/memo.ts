/**
 * Remembers what was computed and from what, so that after an edit only what depends on a changed fact is computed again.
 *
 * Everything the engine derives is a query: a pure function of a key that reads inputs and other queries. Each remembers what it
 * read, and what read it. When an input is set, what was made from it directly is looked at before anything is answered, and all that
 * was made from what came out different, however far up, becomes stale (`doubts.ts`); the rest is sure and is not looked at. A stale
 * value that is asked for is checked by what it read, deepest first; a query that is computed again and comes out equal stops the
 * change there. Queries may be recursive: a cycle is solved by iterating from the query's bottom until nothing changes, so the answer
 * does not depend on where the cycle was entered. A solved cycle stands as long as nothing that was read while it was solved has
 * changed; else its members are computed each by itself again, since they may be a cycle no more.
 *
 * It knows nothing of modules or rules. Queries must not read anything but inputs and queries.
 */
import { Answers, NOTHING } from './answers.ts';
import { Cell, Cells, type Definition, dissolve, isSure, type KeyPart, Numbers, Progress } from './cell.ts';
import { Doubts } from './doubts.ts';
import { isEqualData } from './equal.ts';
import type { AnyOptions, FailureListener, Input, Query, QueryOptions } from './query.ts';

export type { Input, Query };

/** A cycle that has not settled by then is taken as it stands; sets that only grow settle in two or three rounds. */
const MOST_ROUNDS = 12;

export class Memo {
  private revision = 1;
  private readonly frames: Progress[] = [];
  /** Members of cycles whose head is still being computed, in the order they were computed. */
  private readonly open: Cell[] = [];
  /** Cells with a draft, in the order they were first drafted. */
  private readonly drafted: Cell[] = [];
  /** Counts drafts that came out different from the round before; a round without one has settled. */
  private draftChanges = 0;
  private readonly numbers = new Numbers();
  private readonly doubts = new Doubts();
  private readonly onFailure: FailureListener;
  readonly isForOneState: boolean;
  /** By query, where they are remembered without what they were made from. */
  private readonly answers = new Map<Definition, Answers>();
  private hasAnswered = false;
  /** The queries that queries about all files ask of each file, in the order in which they were declared: a later one may read an earlier. */
  readonly ofEachFile: Query<unknown>[] = [];

  /** `isForOneState`: to be asked about one state of the inputs. Keeps no account of what was made from what; a change forgets all answers. */
  constructor(onFailure: FailureListener, isForOneState = false) {
    this.onFailure = onFailure;
    this.isForOneState = isForOneState;
  }

  /** A table of facts from outside. Setting a value equal to the one before changes nothing. */
  input<Value>(isEqual: (before: Value, after: Value) => boolean = Object.is): Input<Value> {
    const cells = new Cells(undefined);
    const change = (key: string, value: Value | undefined) => {
      const cell = cells.at(key, undefined, undefined);
      const before = cell.value as Value | undefined;
      if (before === value || (before !== undefined && value !== undefined && isEqual(before, value))) return;
      cell.value = value;
      this.revision += 1;
      cell.changedAt = this.revision;
      if (this.isForOneState) this.forgetAnswers();
      else this.doubts.begin(cell);
    };
    return {
      get: (key) => {
        const cell = cells.at(key, undefined, undefined);
        this.note(cell);
        return cell.value as Value | undefined;
      },
      set: change,
      delete: (key) => change(key, undefined),
    };
  }

  /** A derived fact. `name` is for failure reports. All keys of a query have the same number of parts, three at most. */
  query<Value>(name: string, compute: (key: string) => Value, options: QueryOptions<Value, [key: string]>): Query<Value>;
  query<Value, Key extends readonly KeyPart[]>(
    name: string,
    compute: (...key: Key) => Value,
    options: QueryOptions<Value, Key>,
  ): Query<Value, Key>;
  query(name: string, compute: (...key: never[]) => unknown, options: AnyOptions): Query<never, never> {
    const definition = { isEqual: isEqualData, isEager: false, ...options, name, compute } as unknown as Definition;
    if (this.isForOneState) return this.queryOnce(definition);
    const cells = new Cells(definition);
    const get = (first: KeyPart, second?: KeyPart, third?: KeyPart): unknown => {
      if (this.doubts.areOpen && !this.frames.length) this.doubts.settle(this.update);
      const cell = cells.at(first, second, third);
      this.note(cell);
      return cell.standing === 'sure' ? cell.value : this.valueOf(cell);
    };
    const query: unknown = { get };
    if (options.isOfEachFile) this.ofEachFile.push(query as Query<unknown>);
    return query as Query<never, never>;
  }

  private queryOnce(definition: Definition): Query<never, never> {
    const answers = new Answers(definition);
    this.answers.set(definition, answers);
    const get = (first: KeyPart, second?: KeyPart, third?: KeyPart): unknown => {
      const known = answers.at(first, second, third);
      if (known === NOTHING) return undefined;
      if (known !== undefined && !(known instanceof Cell)) return known;
      return this.valueOf(known ?? answers.begin(first, second, third));
    };
    return { get } as unknown as Query<never, never>;
  }

  /** Lets the innermost computation depend on the cell. */
  private note(cell: Cell): void {
    if (this.isForOneState) return;
    const frame = this.frames[this.frames.length - 1];
    if (frame && cell.notedBy !== frame.number) {
      cell.notedBy = frame.number;
      frame.read.push(cell);
    }
  }

  private valueOf(cell: Cell): unknown {
    if (cell.isUnderWay) return this.valueInCycle(cell);
    if (cell.standing === 'stale') this.check(cell);
    // Checking may have computed the cell on behalf of something that it read, or opened a cycle through it.
    if (cell.standing === 'sure') return cell.value;
    return cell.isUnderWay ? this.valueInCycle(cell) : this.compute(cell);
  }

  /** A value read while it is being computed: what is known of it so far. */
  private valueInCycle({ progress, definition, first, second, third }: Cell): unknown {
    const frame = this.frames[this.frames.length - 1];
    if (!progress || !definition) return undefined;
    if (frame) frame.lowest = Math.min(frame.lowest, progress.depth >= 0 ? progress.depth : progress.openAt);
    return progress.hasDraft ? progress.draft : definition.bottom(first, second, third);
  }

  /** Makes a stale cell sure where nothing that it read has changed, together with the cycle it was settled with. */
  private check(cell: Cell): void {
    const { component } = cell;
    const members = component ?? [cell];
    // Whoever asks for one of them meanwhile computes it: there is a cycle that was not there before.
    this.doubts.setAside(members);
    for (const member of members) {
      for (const dependency of member.inDoubt(this.numbers)) {
        if (component && dependency.component === component) continue;
        if (!this.isUnchanged(dependency, member.computedAt)) {
          if (component) dissolve(component);
          return;
        }
        if (cell.standing !== 'unknown' || cell.isUnderWay || cell.component !== component) return;
      }
    }
    for (const member of members) member.beSure();
  }

  private isUnchanged(dependency: Cell, since: number): boolean {
    if (!isSure(dependency)) {
      if (dependency.isUnderWay) return false;
      this.valueOf(dependency);
    }
    return isSure(dependency) && dependency.changedAt <= since;
  }

  private compute(cell: Cell): unknown {
    if (cell.component) dissolve(cell.component);
    const definition = cell.definition as Definition;
    const depth = this.frames.length;
    const openFrom = this.open.length;
    const draftedFrom = this.drafted.length;
    cell.progress ??= new Progress();
    const { progress } = cell;
    for (let round = 1; ; round += 1) {
      const changesBefore = this.draftChanges;
      progress.beginRound(depth, this.numbers.next());
      const value = this.run(cell, definition, progress);
      if (progress.lowest > depth) return this.settleAlone(cell, value, progress);
      if (!progress.hasDraft || !definition.isEqual(progress.draft, value)) this.draftChanges += 1;
      if (!progress.hasDraft) this.drafted.push(cell);
      progress.draft = value;
      progress.hasDraft = true;
      if (progress.lowest < depth) {
        // Part of a cycle whose head is further out: a draft until the head settles.
        this.open.push(cell);
        // Those that waited for this one now wait for what it waits for.
        for (let index = openFrom; index < this.open.length; index += 1) {
          const waiting = (this.open[index] as Cell).progress as Progress;
          if (waiting.openAt < 0 || waiting.openAt >= depth) waiting.openAt = progress.lowest;
        }
        const parent = this.frames[depth - 1] as Progress;
        parent.lowest = Math.min(parent.lowest, progress.lowest);
        return value;
      }
      const members = this.open.splice(openFrom);
      for (const member of members) (member.progress as Progress).openAt = -1;
      if (this.draftChanges === changesBefore || round === MOST_ROUNDS) {
        this.settleCycle(cell, members, this.drafted.splice(draftedFrom));
        return cell.value;
      }
    }
  }

  private run(cell: Cell, definition: Definition, progress: Progress): unknown {
    const openFrom = this.open.length;
    const { depth } = progress;
    this.frames.push(progress);
    try {
      return definition.compute(cell.first, cell.second as KeyPart, cell.third as KeyPart);
    } catch (error) {
      // What waited for a computation that was cut off waits no more.
      for (const one of this.open.splice(openFrom)) if (one.progress) one.progress.openAt = -1;
      this.onFailure(definition.name, [cell.first, cell.second, cell.third].filter((part) => part !== undefined).join('#'), error);
      return definition.bottom(cell.first, cell.second, cell.third);
    } finally {
      this.frames.length = depth;
      progress.depth = -1;
    }
  }

  /** A value that nothing unfinished went into, at least not in this round. */
  private settleAlone(cell: Cell, value: unknown, { read, roundFrom }: Progress): unknown {
    // What its earlier rounds read may have decided what others found.
    if (roundFrom > 0) this.frames[this.frames.length - 1]?.read.push(...read.slice(0, roundFrom));
    return this.settle(cell, value, roundFrom > 0 ? read.slice(roundFrom) : read);
  }

  private settle(cell: Cell, value: unknown, read: readonly Cell[]): unknown {
    const isFirst = cell.changedAt === 0;
    if (isFirst || !(cell.definition as Definition).isEqual(cell.value, value)) {
      // What was computed before it changed may have been made from the older value.
      if (this.doubts.isLookedAtFirst(cell)) this.revision += 1;
      cell.value = value;
      cell.changedAt = this.revision;
    }
    if (this.isForOneState) this.answers.get(cell.definition as Definition)?.settle(cell);
    else if (cell.dependOn(read, this.numbers) && !isFirst) this.doubts.hasGrown(cell);
    this.hasAnswered = true;
    cell.computedAt = this.revision;
    cell.beSure();
    cell.progress = undefined;
    return cell.value;
  }

  private settleCycle(head: Cell, members: readonly Cell[], drafted: readonly Cell[]): void {
    const component = [...new Set([head, ...members])];
    const dropped = new Set(drafted.filter((one) => one.progress && !component.includes(one)));
    // What an early round read, and the last no longer, stays with the cycle by what it read in turn. It must not begin another cycle.
    const byTheWay = [...dropped].flatMap((one) => one.progress?.read ?? []);
    for (const one of dropped) one.progress = undefined;
    for (const member of component) {
      const { draft, read } = member.progress as Progress;
      const all = member === head ? [...read, ...byTheWay] : read;
      this.settle(member, draft, dropped.size ? all.filter((one) => !dropped.has(one)) : all);
    }
    for (const member of component) member.component = component;
  }

  private forgetAnswers(): void {
    if (this.hasAnswered) for (const answers of this.answers.values()) answers.clear();
    this.hasAnswered = false;
  }

  private readonly update = (cell: Cell): void => {
    this.revision += 1;
    this.valueOf(cell);
  };
}
