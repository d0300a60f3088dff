/** The whole paths of routes: routers stand below others, plugins below a prefix, applications below a global one. */

import { optionsOf } from '../../link/combine.ts';
import type { CallExpression, Expression } from '../../model/expression.ts';
import type { LibraryOrigin } from '../../model/origin.ts';
import { type Site, siteKey } from '../../model/place.ts';
import { type MeantCalls, siteOf } from '../calls.ts';
import { givenAt } from '../given.ts';
import { meaningAt, onlyValue, type Scope } from '../scope.ts';
import { pluginsIn } from './plugins.ts';

/** A router, or a function that is handed one, that stands below a path. */
export interface Mount {
  /** The site where the router was made, the function, or the library for what counts everywhere. */
  readonly child: string;
  readonly path: string;
  /** The call that mounts it. */
  readonly at: Site;
  readonly parent: Site | undefined;
  /** Whether it is a function that sets up a router which a helper made, as other such functions do. */
  readonly isSetUp?: boolean;
}

/** Deeper than this routers are not nested. */
const MOST_MOUNTS = 8;

export function mountsIn(scope: Scope, meant: MeantCalls): Mount[] {
  const { linking, module } = scope;
  const mounts: Mount[] = [];
  for (const { call, origin, meaning } of meant.values()) {
    const at = siteOf(call, module.path);
    if (meaning.mount) {
      const path = textAt(call, meaning.mount.path, scope) ?? '';
      const chained = chainPrefix(receiverOf(call), scope);
      for (const argument of call.arguments.slice(meaning.mount.from)) {
        for (const child of optionsOf(linking.awaited(linking.value(module.path, argument)))) {
          if (child.kind !== 'library' || !child.made || child.library !== origin.library) continue;
          const mount = { path: `${chained}${path}`, at, parent: origin.made };
          const setUp = setUpBy(argument, child.made, scope);
          if (!setUp.length) mounts.push({ ...mount, child: siteKey(child.made) });
          for (const key of setUp) mounts.push({ ...mount, child: key, isSetUp: true });
        }
        // A middleware is a function too, but it stands below no path of its own.
        if (meaning.callback)
          for (const target of linking.functionsIn(module.path, argument))
            mounts.push({ child: functionKey(target.file, target.function), path, at, parent: origin.made });
        for (const { target, prefix } of pluginsIn(argument, meaning.mount, scope))
          mounts.push({ child: functionKey(target.file, target.function), path: `/${prefix ?? path}`, at, parent: origin.made });
      }
    } else if (meaning.prefix !== undefined && meaning.returns === undefined && meaning.is === undefined) {
      mounts.push({ child: libraryKey(origin.library), path: `/${textAt(call, meaning.prefix, scope) ?? ''}`, at, parent: undefined });
    }
  }
  return mounts;
}

/** `app.use('/orders', ordersRouter(db))`, where `ordersRouter` has its router made by a helper: all of them are made at one place. */
function setUpBy(argument: Expression, made: Site, scope: Scope): readonly string[] {
  const call = argument.kind === 'name' ? onlyValue(argument, scope) : argument;
  if (call?.kind !== 'call' || call.form !== 'call') return [];
  const targets = scope.linking.calleesOf(siteOf(call, scope.module.path));
  const isMadeThere = targets.some(({ file, function: key }) => file === made.file && key === made.function);
  return isMadeThere ? [] : targets.map(({ file, function: key }) => functionKey(file, key));
}

export function functionKey(file: string, key: string): string {
  return `function ${file}#${key}`;
}

export function libraryKey(library: string): string {
  return `library ${library}`;
}

/** What stands before the path that a route's own call gives. */
export function prefixOf(call: CallExpression, origin: LibraryOrigin, scope: Scope, mounts: ReadonlyMap<string, Mount>): string {
  let prefix = chainPrefix(receiverOf(call), scope);
  let made = origin.made;
  const passed = new Set<Mount>();
  const goOut = (from: Pick<Site, 'file' | 'function'>): void => {
    let around = mountAround(from, scope, mounts);
    while (around && !passed.has(around) && passed.size < MOST_MOUNTS) {
      passed.add(around);
      prefix = `${around.path}${prefix}`;
      if (around.isSetUp) made = around.parent;
      around = mountAround(around.at, scope, mounts);
    }
  };
  goOut({ file: scope.module.path, function: call.function });
  for (let depth = 0; made && depth < MOST_MOUNTS; depth += 1) {
    prefix = `${prefixMade(made, scope)}${prefix}`;
    const mount = mounts.get(siteKey(made));
    if (!mount) break;
    prefix = `${mount.path}${prefix}`;
    made = mount.parent;
    goOut(mount.at);
  }
  return prefix;
}

/** The nearest function around that is mounted: a plugin. */
function mountAround(
  { file, function: start }: Pick<Site, 'file' | 'function'>,
  { linking }: Scope,
  mounts: ReadonlyMap<string, Mount>,
): Mount | undefined {
  for (let key: string | undefined = start; key !== undefined; key = linking.modules.function(file, key)?.parent) {
    const mount = mounts.get(functionKey(file, key));
    if (mount) return mount;
  }
  return undefined;
}

/** `new Router({ prefix: '/orders' })` */
function prefixMade(made: Site, { linking }: Scope): string {
  const call = linking.modules.call(made);
  const module = linking.modules.module(made.file);
  if (!call || !module) return '';
  const scope = { linking, module };
  const prefix = meaningAt(call, scope)?.meaning.prefix;
  return prefix === undefined ? '' : (textAt(call, prefix, scope) ?? '');
}

function receiverOf({ callee }: CallExpression): Expression | undefined {
  return callee.kind === 'member' ? callee.object : undefined;
}

/** `router.route('/orders').get(…)`, `new Hono().basePath('/api')`: paths that stand earlier in the chain. */
function chainPrefix(start: Expression | undefined, scope: Scope): string {
  let prefix = '';
  for (let at = start; at; ) {
    if (at.kind === 'call') {
      const found = at.form === 'call' && at.callee.kind === 'member' ? meaningAt(at, scope)?.meaning.prefix : undefined;
      if (found !== undefined) prefix = `${textAt(at, found, scope) ?? ''}${prefix}`;
      at = receiverOf(at);
    } else at = at.kind === 'name' ? onlyValue(at, scope) : undefined;
  }
  return prefix;
}

/** A path as it is written; holes and patterns stand as they are. */
export function textAt(call: CallExpression, locator: Parameters<typeof givenAt>[1], scope: Scope): string | undefined {
  const given = givenAt(call, locator, 0, scope);
  return given.state === 'given' ? textOf(given.expression, scope) : undefined;
}

export function textOf(expression: Expression, scope: Scope): string | undefined {
  if (expression.kind === 'text') return expression.parts.join(':param');
  if (expression.kind === 'pattern') return expression.source;
  if (expression.kind === 'array') return expression.elements[0] && textOf(expression.elements[0], scope);
  if (expression.kind === 'object') {
    const path = expression.entries.find(({ name }) => name === 'path')?.value;
    return path && textOf(path, scope);
  }
  if (expression.kind === 'operator' && expression.operator === '+') return textOfParts(expression.operands, scope);
  const value = onlyValue(expression, scope);
  if (value) return textOf(value, scope);
  const origin =
    expression.kind === 'name' || expression.kind === 'member' ? scope.linking.value(scope.module.path, expression) : undefined;
  return origin?.kind === 'literal' && typeof origin.value === 'string' ? origin.value : undefined;
}

/** `config.prefix + 'orders'`: what is not known of the beginning is left out, since whatever stands before a path often is. */
function textOfParts(parts: readonly Expression[], scope: Scope): string | undefined {
  const texts = parts.map((part) => textOf(part, scope));
  return texts.some((text) => text !== undefined) ? texts.map((text, index) => text ?? (index ? ':param' : '')).join('') : undefined;
}

export function joined(...parts: readonly (string | undefined)[]): string {
  const path = `/${parts.filter(Boolean).join('/')}`.replace(/\/{2,}/g, '/');
  return path.length > 1 ? path.replace(/\/$/, '') : path;
}
