/** The properties of the class that a request is checked by, with those of the classes that it extends: what checks them is inherited. */
import type { Expression } from '../../model/expression.ts';
import type { ClassMember } from '../../model/module.ts';
import type { InstanceOrigin } from '../../model/origin.ts';
import type { Linker, Modules } from '../../model/steps.ts';
import { forEachWithin } from '../../model/walk.ts';

interface Sources {
  readonly modules: Modules;
  readonly linker: Linker;
}

/** Longer lines of heritage are cycles. */
const MOST_HERITAGE = 8;

export interface CheckedMembers {
  readonly members: readonly (ClassMember & { readonly file: string })[];
  /** Whether all that it extends could be followed. */
  readonly isWhole: boolean;
}

export function checkedMembers({ file, key }: Pick<InstanceOrigin, 'file' | 'key'>, sources: Sources, depth = 0): CheckedMembers {
  const node = sources.modules.module(file)?.classes.find((one) => one.key === key);
  if (!node || depth > MOST_HERITAGE) return { members: [], isWhole: false };
  const above = node.heritage
    ? classesIn(node.heritage, file, sources).map((one) => (one ? checkedMembers(one, sources, depth + 1) : NOTHING))
    : [];
  return {
    members: [...node.members.map((one) => ({ ...one, file })), ...above.flatMap(({ members }) => members)],
    isWhole: above.every(({ isWhole }) => isWhole),
  };
}

const NOTHING: CheckedMembers = { members: [], isWhole: false };

/** `Parent`, `PartialType(Parent)`, `IntersectionType(One, Other)`; undefined for each that cannot be followed. */
function classesIn(heritage: Expression, file: string, { linker }: Sources): (Pick<InstanceOrigin, 'file' | 'key'> | undefined)[] {
  const named: Expression[] = [];
  if (heritage.kind === 'call')
    for (const given of heritage.arguments) forEachWithin(given, (inner) => void (isName(inner) && named.push(inner)));
  else named.push(heritage);
  return named.map((one) => {
    const origin = linker.originOf(file, one);
    return origin.kind === 'class' ? origin : undefined;
  });
}

function isName({ kind }: Expression): boolean {
  return kind === 'name';
}
