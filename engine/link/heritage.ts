/** What a class extends. */
import type { Expression } from '../model/expression.ts';
import type { Origin } from '../model/origin.ts';
import { optionsOf } from './combine.ts';
import type { Linking } from './linking.ts';

/** `extends compose(BaseModel, SoftDeletes)`, `extends pipe(Listed, Exported)(BaseModel)`: mixins add to the class that they are given. */
export function parentOf(linking: Linking, file: string, heritage: Expression): Origin {
  const parent = linking.value(file, heritage);
  const call = heritage.kind === 'name' ? onlyCall(linking, file, heritage.binding) : heritage;
  if ((parent.kind !== 'unknown' && parent.kind !== 'package') || call?.kind !== 'call') return parent;
  const given = call.arguments.map((argument) => parentOf(linking, file, argument));
  return given.find((one) => optionsOf(one).some((option) => option.kind === 'class' || option.kind === 'library')) ?? parent;
}

function onlyCall(linking: Linking, file: string, binding: number): Expression | undefined {
  const [made, ...others] = linking.modules.binding(file, binding)?.definitions ?? [];
  return made?.source.kind === 'value' && !made.path.length && !others.length ? made.source.expression : undefined;
}
