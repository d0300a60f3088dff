/** Whom a request goes to, as far as its address is written down. */
import type { Meaning } from '../contract/library.ts';
import type { CallExpression, Expression } from '../model/expression.ts';
import type { Module } from '../model/module.ts';
import { givenAt, textIn } from './given.ts';

/** The host of an address, or the name of what holds it: `config.billingUrl`. */
export function hostIn(expression: Expression, module: Module): string | undefined {
  const text = textIn(expression, module);
  const host = text === undefined ? undefined : /^https?:\/\/([^/?]+)/.exec(text)?.[1];
  return host;
}

/** A relative address is the page's own server: browser code, not one server calling another. */
export function isOwnAddress(meaning: Meaning, call: CallExpression, options: number, module: Module): boolean {
  // A client with a base address gives relative ones a host.
  if (meaning.timeout?.clientOptions) return false;
  const url = meaning.url === undefined ? undefined : givenAt(call, meaning.url, options, module);
  const text = url?.state === 'given' ? textIn(url.expression, module) : undefined;
  return text !== undefined && text.startsWith('/');
}
