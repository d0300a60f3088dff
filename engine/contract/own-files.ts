/** Whether a file is one that comes with the program, the same for whoever asks: small as a rule, and in the machine's memory. */
import type { Expression } from '../model/expression.ts';
import type { Operation } from '../model/operation.ts';
import { onlyValueBehind } from './reading.ts';
import type { Facts } from './rule.ts';

/**
 * `readFileSync(path.join(__dirname, 'mail.html'))`, and one of several by its name, `${__dirname}/locales/${language}.json`; what stands elsewhere,
 * or among what was brought by others, may be as large as it likes.
 */
export function readsOwnFile({ site, meaning }: Operation, facts: Facts): boolean {
  const path = meaning.reads && facts.call(site)?.arguments[meaning.reads.argument];
  if (!path) return false;
  const parts = partsOf(path, facts, MOST_NAMES);
  if (parts[0]?.kind !== 'folder') return false;
  if (parts.every(({ kind }) => kind !== 'open')) return true;
  const written = parts.map((part) => (part.kind === 'text' ? part.text : '')).join('/');
  return WRITTEN_BY_ITS_MAKERS.test(written) && !BROUGHT_BY_OTHERS.test(written);
}

/** Names that stand for names. */
const MOST_NAMES = 6;

const WRITTEN_BY_ITS_MAKERS =
  /\.(html?|mdx?|hbs|ejs|pug|mjml|njk|liquid|txt|ya?ml|css|svg|graphql|sql)\b|(^|[/_-])(templates?|views|e?mails|locales?|i18n|translations?|lang(uage)?s|content)([/_-]|$)/i;

const BROUGHT_BY_OTHERS = /(^|[/_-])(uploads?|uploaded|data|storage|files|tmp|temp|cache|backups?|exports?|logs?|users?)([/_-]|$)/i;

type Part = { readonly kind: 'folder' } | { readonly kind: 'text'; readonly text: string } | { readonly kind: 'open' };

const FOLDER: readonly Part[] = [{ kind: 'folder' }];
const OPEN: readonly Part[] = [{ kind: 'open' }];

/** What a path is put together of, in order; of a choice, the first that is open or else the last. */
function partsOf(path: Expression, facts: Facts, left: number): readonly Part[] {
  if (left === 0) return OPEN;
  const of = (expressions: readonly Expression[]) => expressions.flatMap((one) => partsOf(one, facts, left));
  switch (path.kind) {
    case 'literal':
      return [{ kind: 'text', text: String(path.value) }];
    case 'text':
      return path.parts.flatMap((text, index) => {
        const hole = path.holes[index];
        return [...(text ? [{ kind: 'text', text } as const] : []), ...(hole ? partsOf(hole, facts, left) : [])];
      });
    case 'operator':
      return path.operator === '+' ? of(path.operands) : OPEN;
    case 'choice': {
      const options = path.options.map((option) => partsOf(option, facts, left));
      return options.find((parts) => parts.some(({ kind }) => kind === 'open')) ?? options.at(-1) ?? OPEN;
    }
    case 'name': {
      if (path.binding < 0) return /^__(dirname|filename)$/.test(path.name) ? FOLDER : OPEN;
      const value = onlyValueBehind(path, facts.module);
      return value ? partsOf(value, facts, left - 1) : OPEN;
    }
    case 'member':
      if (path.object.kind === 'this') {
        const made = staticValue(path.name, facts);
        return made ? partsOf(made, facts, left - 1) : OPEN;
      }
      if (path.object.kind === 'opaque') return facts.text(path.object) === 'import.meta' ? FOLDER : OPEN;
      if (/^(pathname|href)$/.test(path.name)) return of([path.object]);
      return isOfEnvironment(path.object) ? [{ kind: 'text', text: '' }] : OPEN;
    case 'call':
      if (isNamed(path.callee, /^cwd$/)) return FOLDER;
      if (path.form === 'new') return of(path.arguments.toReversed());
      return isNamed(path.callee, JOINS) ? of(path.arguments) : OPEN;
    default:
      return OPEN;
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
