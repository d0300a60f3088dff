/** Whether a request goes to the program itself, or to one beside it on the same machine: when that hangs, so does whoever asks it. */
import type { Expression, NameExpression } from '../model/expression.ts';
import type { Operation } from '../model/operation.ts';
import { inWords } from '../model/spelling.ts';
import { givenAsMade } from './fetched-files.ts';
import { onlyValueBehind } from './reading.ts';
import type { Facts } from './rule.ts';

export function isToOwnAddress(operation: Operation, facts: Facts): boolean {
  const [address] = givenAsMade(operation, facts);
  return address !== undefined && beginsAtHome(address, facts, MOST_NAMES);
}

/** Names that stand for names. */
const MOST_NAMES = 4;

function beginsAtHome(address: Expression, facts: Facts, left: number): boolean {
  if (left === 0) return false;
  const goOn = (next: Expression | undefined) => next !== undefined && beginsAtHome(next, facts, left - 1);
  switch (address.kind) {
    case 'text': {
      const [head = ''] = address.parts;
      return head === '' ? goOn(address.holes[0]) : LOCAL.test(head);
    }
    case 'await':
      return goOn(address.value);
    case 'operator':
      return address.operator === '+' && goOn(address.operands[0]);
    case 'choice':
      return goOn(address.options[0]);
    case 'call':
      if (address.form === 'new') return address.arguments.length > 1 ? goOn(address.arguments[1]) : goOn(address.arguments[0]);
      return /^(toString|href|replace|concat|trim)$/.test(nameOf(address.callee)) && address.callee.kind === 'member'
        ? goOn(address.callee.object)
        : OWN.test(inWords(nameOf(address.callee)));
    case 'member':
      return OWN.test(inWords(address.name)) || isOfRequest(address.object, address.name);
    case 'name':
      return OWN.test(inWords(address.name)) || goOn(onlyValueBehind(address, facts.module)) || isGivenByAll(address, facts, goOn);
    default:
      return false;
  }
}

/** A helper of this file that only such addresses are given to. */
function isGivenByAll({ binding }: NameExpression, facts: Facts, isOwn: (given: Expression | undefined) => boolean): boolean {
  for (const { name, parameters } of facts.functions) {
    const position = parameters.findIndex(({ bindings }) => bindings.includes(binding));
    if (position < 0) continue;
    const calls = facts.functions.flatMap((node) => node.calls.filter(({ callee }) => callee.kind === 'name' && callee.name === name));
    const { bindings, exports } = facts.module;
    const isExported = exports.some(({ value }) => value.kind === 'binding' && bindings[value.binding]?.name === name);
    return !isExported && calls.length > 0 && calls.every(({ arguments: given }) => isOwn(given[position]));
  }
  return false;
}

/** `request.nextUrl.origin`, `request.url` */
function isOfRequest(object: Expression, name: string): boolean {
  return name === 'origin'
    ? /^(nextUrl|requestUrl|reqUrl)$/.test(nameOf(object))
    : name === 'url' && /^(req|request)$/.test(nameOf(object));
}

function nameOf(at: Expression): string {
  return at.kind === 'name' || at.kind === 'member' ? at.name : '';
}

const LOCAL = /^https?:\/\/(localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])([:/]|$)/;

const OWN = new RegExp(
  `^(get_)?(${[
    '((next|public|private|internal)_)*((web_?)?app|site|self|own|internal|nextauth|next_auth|vercel|localhost|public)(_(base|internal|public|root))*',
    '(next_)?((public|private|internal)_)+(base|root)',
  ].join('|')})_(url|uri|origin|host|address)$`,
);
