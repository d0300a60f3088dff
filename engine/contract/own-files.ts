/** Whether a file is one that comes with the program, the same for whoever asks: small as a rule, and in the machine's memory. */
import type { Expression } from '../model/expression.ts';
import type { Operation } from '../model/operation.ts';
import { onlyValueBehind } from './reading.ts';
import type { Facts } from './rule.ts';

/** `readFileSync(path.join(__dirname, 'mail.html'))`; what stands elsewhere, or is named by what is asked, may be as large as it likes. */
export function readsOwnFile({ site, meaning }: Operation, facts: Facts): boolean {
  const path = meaning.reads && facts.call(site)?.arguments[meaning.reads.argument];
  return path !== undefined && originOfPath(path, facts, MOST_NAMES) === 'own';
}

/** Names that stand for names. */
const MOST_NAMES = 6;

/** 'same': it says nothing of the folder, and is the same each time. */
function originOfPath(path: Expression, facts: Facts, left: number): 'own' | 'same' | 'open' {
  if (left === 0) return 'open';
  const of = (parts: readonly Expression[]) => {
    const origins = parts.map((part) => originOfPath(part, facts, left));
    return origins.includes('open') ? 'open' : origins.includes('own') ? 'own' : 'same';
  };
  switch (path.kind) {
    case 'literal':
      return 'same';
    case 'text':
      return of(path.holes);
    case 'operator':
      return path.operator === '+' ? of(path.operands) : 'open';
    case 'choice':
      return of(path.options);
    case 'name': {
      if (path.binding < 0) return /^__(dirname|filename)$/.test(path.name) ? 'own' : 'open';
      const value = onlyValueBehind(path, facts.module);
      return value ? originOfPath(value, facts, left - 1) : 'open';
    }
    case 'member':
      if (path.object.kind === 'this') {
        const made = staticValue(path.name, facts);
        return made ? originOfPath(made, facts, left - 1) : 'open';
      }
      if (path.object.kind === 'opaque') return facts.text(path.object) === 'import.meta' ? 'own' : 'open';
      return /^(pathname|href)$/.test(path.name) ? of([path.object]) : isOfEnvironment(path.object) ? 'same' : 'open';
    case 'call':
      if (isNamed(path.callee, /^cwd$/)) return 'own';
      return path.form === 'new' || isNamed(path.callee, JOINS) ? of(path.arguments) : 'open';
    default:
      return 'open';
  }
}

const JOINS = /^(join|resolve|normalize|dirname|fileURLToPath)$/;

function isNamed(callee: Expression, name: RegExp): boolean {
  return (callee.kind === 'name' || callee.kind === 'member') && name.test(callee.name);
}

/** `static folder = path.join(__dirname, 'mails')`, by the only class of the file that has one of that name. */
function staticValue(name: string, { module }: Facts): Expression | undefined {
  const [member, ...others] = module.classes.flatMap(({ members }) => members.filter((one) => one.name === name));
  return member?.isStatic && !others.length ? member.initialiser : undefined;
}

/** `process.env` */
function isOfEnvironment(object: Expression): boolean {
  return object.kind === 'member' && object.name === 'env';
}
