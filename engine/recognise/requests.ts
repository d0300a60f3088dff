/** Whom a request goes to, as far as its address is written down. */
import type { Expression } from '../model/expression.ts';
import type { LibraryOrigin } from '../model/origin.ts';
import { givenAt } from './given.ts';
import { isParameter, type Scope } from './scope.ts';
import { textIn } from './statements.ts';

export interface Address {
  /** The host, or the name of what holds it: `BILLING_URL`. */
  readonly host: string | undefined;
  /** A relative address is the page's own server: browser code, not one server calling another. So is a file beside the module. */
  readonly isOwn: boolean;
}

/** Names under which clients are given the address that relative ones stand below. */
const BASES = ['baseURL', 'baseUrl', 'prefixUrl', 'origin', 'base'];

export function addressOf(url: Expression | undefined, origin: LibraryOrigin, scope: Scope): Address {
  const found = url && (textIn(url, scope) ?? ofUrl(url, scope));
  const text = found?.text ?? '';
  const host = /^https?:\/\/([^/?#\uE000]+)/.exec(text)?.[1];
  if (host) return { host, isOwn: false };
  // An address that the caller hands over is the caller's.
  if (url && !found && isParameter(url, scope)) return { host: undefined, isOwn: false };
  const [hole] = found?.holes ?? (url ? [url] : []);
  if (hole && isOfModule(hole)) return { host: undefined, isOwn: true };
  if (hole && (text === '' || /^(https?:\/\/)?\uE000/.test(text))) return { host: nameOf(hole), isOwn: false };
  const base = baseOf(origin, scope);
  if (base) return addressOf(base.url, { ...origin, made: undefined }, base.scope);
  return { host: undefined, isOwn: text.startsWith('/') && !text.startsWith('//') };
}

/** `new URL('/orders', base)` */
function ofUrl(url: Expression, scope: Scope): ReturnType<typeof textIn> {
  if (url.kind !== 'call' || url.callee.kind !== 'name' || url.callee.name !== 'URL') return undefined;
  const [path, base] = url.arguments;
  const from = base ?? path;
  return from && (textIn(from, scope) ?? { text: '\uE000', holes: [from] });
}

/** `import.meta.url` */
function isOfModule(address: Expression): boolean {
  return address.kind === 'member' && address.name === 'url' && address.object.kind === 'opaque' && !address.object.parts.length;
}

function baseOf({ made }: LibraryOrigin, { linking }: Scope): { readonly url: Expression; readonly scope: Scope } | undefined {
  const call = made && linking.modules.call(made);
  const module = made && linking.modules.module(made.file);
  if (!call || !module) return undefined;
  const scope = { linking, module };
  for (const option of BASES) {
    const given = givenAt(call, { argument: 0, option }, 0, scope);
    if (given.state === 'given') return { url: given.expression, scope };
  }
  return undefined;
}

const AS_TEXT = /^(toString|href|toJSON)$/;

function nameOf(expression: Expression): string | undefined {
  switch (expression.kind) {
    case 'name':
      return expression.name;
    case 'member':
      return AS_TEXT.test(expression.name) ? nameOf(expression.object) : expression.name;
    case 'call':
    case 'await':
    case 'choice':
      return nameOf(
        expression.kind === 'call'
          ? expression.callee
          : expression.kind === 'await'
            ? expression.value
            : (expression.options[0] as Expression),
      );
    default:
      return undefined;
  }
}
