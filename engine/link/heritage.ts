/** What a class extends. */
import type { Expression } from '../model/expression.ts';
import { onlyValueOf } from '../model/only-value.ts';
import type { ClassOrigin, LibraryOrigin, Origin } from '../model/origin.ts';
import { optionsOf } from './combine.ts';
import type { Linking } from './linking.ts';

/** `extends compose(BaseModel, SoftDeletes)`, `extends pipe(Listed, Exported)(BaseModel)`: mixins add to the class that they are given. */
export function parentOf(linking: Linking, file: string, heritage: Expression): Origin {
  const parent = linking.value(file, heritage);
  const call = heritage.kind === 'name' ? onlyValueOf(linking.modules.binding(file, heritage.binding)) : heritage;
  if ((parent.kind !== 'unknown' && parent.kind !== 'package') || call?.kind !== 'call') return parent;
  const given = call.arguments.map((argument) => parentOf(linking, file, argument));
  return given.find((one) => optionsOf(one).some((option) => option.kind === 'class' || option.kind === 'library')) ?? parent;
}

/** Longer lines of heritage are cycles. */
const MOST_PARENTS = 4;

/** The library's own class that one of the workspace's extends, through others of the workspace's. */
export function libraryAbove(linking: Linking, { file, key }: ClassOrigin, parents = 0): LibraryOrigin | undefined {
  const heritage = linking.modules.outline(file)?.classes.find((node) => node.key === key)?.heritage;
  const parent = heritage && parents < MOST_PARENTS ? parentOf(linking, file, heritage) : undefined;
  if (parent?.kind === 'class') return libraryAbove(linking, parent, parents + 1);
  return parent?.kind === 'library' ? parent : undefined;
}
