/**
 * Keys of functions and classes. A key says the way to a thing by names, so that it stays the same while other things are edited:
 *
 *     listOrders              a function of the top level, or a constant's arrow function
 *     listOrders/helper       a function in it
 *     listOrders/0            the first nameless one in it
 *     routes.list             a function in an object literal that has a name
 *     routes.list/0           the first nameless one in the value of that entry
 *     OrderService.list       a member of a class or namespace; `get total`, `set total` and `constructor` are members' names too
 *     class/0                 the first nameless class
 *
 * A second thing of the same way gets `~2`.
 */
import type { Frame } from './frame.ts';

export class Keys {
  // The top level's own key is taken from the start.
  private readonly functions = new Set<string>(['']);
  private readonly classes = new Set<string>();
  private readonly counts = new Map<string, number>();

  named(frame: Frame, label: string): string {
    return this.unique(this.functions, frame.prefix + label);
  }

  nameless(frame: Frame): string {
    const way = frame.hint === '' ? frame.base : frame.prefix + frame.hint;
    return this.unique(this.functions, `${way}/${this.counted(way)}`);
  }

  member(classKey: string, label: string): string {
    return this.unique(this.functions, `${classKey}.${label}`);
  }

  namedClass(frame: Frame, label: string): string {
    return this.unique(this.classes, frame.prefix + label);
  }

  namelessClass(frame: Frame): string {
    const way = `${frame.prefix}class`;
    return this.unique(this.classes, `${way}/${this.counted(`class ${way}`)}`);
  }

  private counted(way: string): number {
    const count = this.counts.get(way) ?? 0;
    this.counts.set(way, count + 1);
    return count;
  }

  private unique(taken: Set<string>, key: string): string {
    if (!taken.has(key)) {
      taken.add(key);
      return key;
    }
    let again = (this.counts.get(`~${key}`) ?? 1) + 1;
    while (taken.has(`${key}~${again}`)) again += 1;
    this.counts.set(`~${key}`, again);
    taken.add(`${key}~${again}`);
    return `${key}~${again}`;
  }
}

/** The way to a value that is named inside another. */
export function hinted(outer: string, name: string): string {
  return outer === '' ? name : `${outer}.${name}`;
}
