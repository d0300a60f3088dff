/**
 * What may be out of date since an input was set, and who is told of it when.
 *
 * What was made from an input directly nearly always comes out equal after an edit. So that is looked at before anything is answered, as
 * eager values are, and what was made from it in turn, far more, is stale only where something has changed.
 */
import type { Cell } from './cell.ts';

/** Beyond, many files have changed at once, and not all that was made from them may be asked for again. */
const MOST_LOOKED_AT_FIRST = 4000;

export class Doubts {
  /** Cells that became stale before their readers were told, each with the revision of the value that those know. */
  private readonly behind = new Map<Cell, number>();
  /** What read an input that was set since the last answer, and is as good as eager until the next one. */
  private readonly first = new Set<Cell>();
  /** What was computed since then and read something that it had not read before. */
  private readonly grown = new Set<Cell>();

  get areOpen(): boolean {
    return this.behind.size > 0;
  }

  /** Whether readers of the cell are told only once it has changed: they are computed again after what they read is known. */
  isLookedAtFirst(cell: Cell): boolean {
    return (cell.definition?.isEager ?? false) || this.first.has(cell);
  }

  /** Takes note that a cell came to read something new. */
  hasGrown(cell: Cell): void {
    if (this.first.size) this.grown.add(cell);
  }

  /** An input was set. */
  begin(input: Cell): void {
    const { dependents } = input;
    if (this.first.size + (dependents?.length ?? 0) > MOST_LOOKED_AT_FIRST) this.makeStale(input);
    else for (const dependent of dependents ?? []) this.lookFirst(dependent, input);
  }

  private lookFirst(dependent: Cell, input: Cell): void {
    if (dependent.standing === 'unknown') return;
    dependent.doubt(input);
    if (dependent.standing === 'stale') return;
    dependent.standing = 'stale';
    if (dependent.definition?.isEager) this.fallBehind(dependent);
    // A cycle is in doubt as a whole.
    else if (dependent.component) this.makeStale(dependent);
    else if (dependent.dependents) {
      this.fallBehind(dependent);
      this.first.add(dependent);
    }
  }

  /**
   * Brings up to date what is looked at first. One that reads another too early is told when that one changes, and goes once more.
   *
   * @param update begins a revision and computes the cell, where that is needed
   */
  settle(update: (cell: Cell) => void): void {
    for (const [cell, knownAt] of this.behind) {
      this.behind.delete(cell);
      update(cell);
      if (cell.changedAt !== knownAt) this.makeStale(cell, cell.changedAt);
      if (!this.behind.size) this.doubtGrown();
    }
  }

  /**
   * One that reads something new may have closed a cycle through cells that were sure, and not seen it. Nothing else can have: cycles that
   * were there before are known. It goes once more, with all that was made from it in doubt.
   */
  private doubtGrown(): void {
    const grown = [...this.grown];
    this.first.clear();
    this.grown.clear();
    for (const cell of grown) this.setAside(cell.component ?? [cell]);
  }

  /** What is sure never stands on what is not. */
  setAside(cells: readonly Cell[]): void {
    for (const cell of cells) {
      if (cell.standing === 'sure') {
        if (cell.definition?.isEager) this.fallBehind(cell);
        else this.makeStale(cell);
      }
      cell.standing = 'unknown';
    }
  }

  /**
   * Everything that was made from the cell may be out of date; what was made from eager cells only once they have changed. What was
   * computed from it since a revision knows of it, unless the cell comes to stand on what is out of date itself.
   */
  private makeStale(cell: Cell, since = Number.POSITIVE_INFINITY): void {
    const keys = cell.definition?.changedKeys?.(cell.value);
    const waiting = [cell];
    for (let next = waiting.pop(), isKnown = true; next; next = waiting.pop(), isKnown = false) {
      for (const dependent of next.dependents ?? []) {
        if (dependent.standing === 'unknown') continue;
        if (isKnown && ((keys && !keys.has(dependent.first)) || dependent.computedAt >= since)) continue;
        dependent.doubt(next);
        if (dependent.standing === 'stale') continue;
        dependent.standing = 'stale';
        if (dependent.definition?.isEager) this.fallBehind(dependent);
        else waiting.push(dependent);
      }
    }
  }

  /** One that has changed meanwhile, because somebody read it early, and is stale again: its readers still know the older value. */
  private fallBehind(cell: Cell): void {
    if (!this.behind.has(cell)) this.behind.set(cell, cell.changedAt);
  }
}
