/** Lists that are read out of the text of a setting: `JSON.parse(process.env.SHOPS)`, `config.origins.split(',')`. Somebody wrote them by hand. */
import type { CallExpression, Expression } from '../../model/expression.ts';
import { hasWithin } from '../../model/walk.ts';

/** `isGiven`: whether a name stands for a setting that a caller hands over. */
export function isOfSetting(call: CallExpression, isGiven: (value: Expression) => boolean): boolean {
  const { callee, arguments: given } = call;
  if (callee.kind !== 'member') return false;
  const text = callee.name === 'split' ? callee.object : isJson(callee) ? given[0] : undefined;
  return text !== undefined && hasWithin(text, (inner) => isSetting(inner) || isGiven(inner));
}

function isJson({ object, name }: Expression & { kind: 'member' }): boolean {
  return name === 'parse' && object.kind === 'name' && object.name === 'JSON';
}

/** `process.env.SHOPS`, `config.orders.limits`, `DEFAULT_SHOPS` */
export function isSetting(value: Expression): boolean {
  if (value.kind === 'name') return /^[A-Z][A-Z0-9]+(_[A-Z0-9]+)+$/.test(value.name);
  if (value.kind !== 'member') return false;
  const { object } = value;
  return ((object.kind === 'name' || object.kind === 'member') && /^(env|config)$/.test(object.name)) || isSetting(object);
}
