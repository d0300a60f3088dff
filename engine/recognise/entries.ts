/** Functions that a framework calls: handlers given to a router, methods that a decorator marks, exports of files in a certain place. */
import picomatch from 'picomatch';
import type { EntryMeaning } from '../contract/library.ts';
import type { CallExpression, Expression } from '../model/expression.ts';
import type { ClassNode, Module } from '../model/module.ts';
import type { CallTarget, EntryPoint } from '../model/operation.ts';
import type { LibraryOrigin, Origin } from '../model/origin.ts';
import { type Site, siteKey } from '../model/place.ts';
import { callMeaning } from '../link/library-values.ts';
import { optionsOf } from '../link/combine.ts';
import type { Linking } from '../link/linking.ts';
import { givenAt, optionGiven } from './given.ts';

/** A router that stands below a path of another. */
export interface Mount {
  readonly child: string;
  readonly parent: string | undefined;
  readonly path: string;
}

export function entriesOf(module: Module, linking: Linking, mayMean: (call: CallExpression) => boolean, mounts: ReadonlyMap<string, Mount>): EntryPoint[] {
  return [...routerEntries(module, linking, mayMean, mounts), ...decoratedEntries(module, linking), ...conventionEntries(module, linking)];
}

function routerEntries(module: Module, linking: Linking, mayMean: (call: CallExpression) => boolean, mounts: ReadonlyMap<string, Mount>): EntryPoint[] {
  return module.functions.flatMap((node) =>
    node.calls.flatMap((call) => {
      if (call.form === 'decorator' || !mayMean(call)) return [];
      for (const callee of optionsOf(linking.value(module.path, call.callee))) {
        const meaning = callee.kind === 'library' ? callMeaning(linking, callee, call) : undefined;
        if (callee.kind === 'library' && meaning?.entry) return routeEntries(meaning.entry, call, callee, module, linking, mounts);
      }
      return [];
    }),
  );
}

function routeEntries(entry: EntryMeaning, call: CallExpression, callee: LibraryOrigin, module: Module, linking: Linking, mounts: ReadonlyMap<string, Mount>): EntryPoint[] {
  const own = pathAt(call, entry, module, linking);
  const path = entry.kind === 'route' ? `${prefixOf(callee, mounts, linking)}${own ?? pathOfChain(call, linking, module)}`.replace(/\/{2,}/g, '/').replace(/(.)\/$/, '$1') || '/' : own;
  const handler = entry.handler === undefined ? undefined : call.arguments.map((argument) => optionGiven(argument, [entry.handler ?? ''], { linking, module })).find(({ state }) => state === 'given');
  const given = handler?.state === 'given' ? [handler.expression] : call.arguments.slice(entry.from ?? 0).flatMap((argument) => (argument.kind === 'array' ? argument.elements : [argument]));
  const inObject = entry.handlers === undefined ? [] : handlersIn(call, entry.handlers, module, linking);
  const targets = [...given.flatMap((argument) => linking.functionsIn(module.path, argument)), ...inObject];
  const site: Site = { file: module.path, function: call.function, part: 'call', index: call.index };
  const method = methodAt(call, entry, module, linking);
  return targets.map((target, index) => {
    const isHandler = inObject.length > 0 || index === targets.length - 1;
    return { kind: isHandler ? entry.kind : 'middleware', function: target, site, method, path: isHandler ? path : undefined, library: callee.library };
  });
}

/** All functions of an object, at any depth: a map of resolvers. */
function handlersIn(call: CallExpression, at: NonNullable<EntryMeaning['handlers']>, module: Module, linking: Linking): CallTarget[] {
  const { argument, option } = typeof at === 'string' ? { argument: 0, option: at } : at;
  const found = call.arguments.at(argument);
  const given = found && option !== undefined ? optionGiven(found, option.split('.'), { linking, module }) : undefined;
  const start = given?.state === 'given' ? given.expression : option === undefined ? found : undefined;
  const collect = (origin: Origin, depth: number): CallTarget[] =>
    optionsOf(origin).flatMap((one) => {
      if (one.kind === 'function') return [{ file: one.file, function: one.key }];
      if (one.kind === 'list') return collect(one.of, depth + 1);
      if (one.kind !== 'object' || depth > 4) return [];
      const entries = linking.modules.function(one.site.file, one.site.function)?.objects[one.site.index]?.entries ?? [];
      return entries.flatMap(({ value }) => collect(linking.value(one.site.file, value), depth + 1));
    });
  return start ? collect(linking.value(module.path, start), 0) : [];
}

function methodAt(call: CallExpression, { method }: EntryMeaning, module: Module, linking: Linking): string | undefined {
  if (method === undefined || typeof method === 'string') return method;
  const argument = call.arguments.at(method.argument);
  const given = argument && method.option !== undefined ? optionGiven(argument, method.option.split('.'), { linking, module }) : undefined;
  const value = given?.state === 'given' ? given.expression : method.option === undefined ? argument : undefined;
  if (value?.kind === 'array') return value.elements.map(textOf).join('|').toUpperCase();
  return value ? textOf(value)?.toUpperCase() : undefined;
}

function pathAt(call: CallExpression, { path }: EntryMeaning, module: Module, linking: Linking): string | undefined {
  if (path === undefined) return undefined;
  const { argument, option } = typeof path === 'string' ? { argument: 0, option: path } : path;
  const found = call.arguments.at(argument);
  if (!found) return undefined;
  const given = option === undefined ? { state: 'given' as const, expression: found } : optionGiven(found, option.split('.'), { linking, module });
  return given.state === 'given' ? textOf(given.expression) : undefined;
}

/** `router.route('/orders').get(…)`: the path stands earlier in the chain. */
function pathOfChain(call: CallExpression, linking: Linking, module: Module): string {
  for (let at: Expression = call.callee; at.kind === 'member' || at.kind === 'call'; at = at.kind === 'member' ? at.object : at.callee) {
    if (at.kind === 'call' && at.arguments[0]?.kind === 'text') return textOf(at.arguments[0]) ?? '';
  }
  // A handler in an object of procedures goes by the name that it has there.
  void linking;
  for (const node of module.functions) {
    for (const { entries } of node.objects) {
      const entry = entries.find(({ value }) => value === call);
      if (entry?.name !== undefined) return entry.name;
    }
  }
  return '';
}

function textOf(expression: Expression): string | undefined {
  if (expression.kind === 'text') return expression.parts.join(':param');
  return expression.kind === 'pattern' ? expression.source : undefined;
}

/** The paths that the router is mounted below, outermost first. */
function prefixOf({ made }: LibraryOrigin, mounts: ReadonlyMap<string, Mount>, linking: Linking): string {
  let prefix = made ? prefixGiven(made, linking) : '';
  let at = made && siteKey(made);
  for (let depth = 0; at !== undefined && depth < 8; depth += 1) {
    const mount = mounts.get(at);
    if (!mount) break;
    prefix = `${mount.path}${prefix}`;
    at = mount.parent;
  }
  return prefix === '/' ? '' : prefix;
}

/** `new Router({ prefix: '/orders' })` */
function prefixGiven(made: Site, linking: Linking): string {
  const call = linking.modules.call(made);
  const module = linking.modules.module(made.file);
  if (!call || !module) return '';
  for (const option of optionsOf(linking.value(made.file, call.callee))) {
    const at = option.kind === 'library' ? callMeaning(linking, option, call)?.prefix : undefined;
    const given = at === undefined ? undefined : givenAt(call, at, 0, { linking, module });
    if (given?.state === 'given') return textOf(given.expression) ?? '';
  }
  return '';
}

/** Where a file hangs routers below others. */
export function mountsIn(module: Module, linking: Linking, mayMean: (call: CallExpression) => boolean): Mount[] {
  return module.functions.flatMap((node) =>
    node.calls.flatMap((call) => {
      if (!mayMean(call)) return [];
      for (const callee of optionsOf(linking.value(module.path, call.callee))) {
        const meaning = callee.kind === 'library' ? callMeaning(linking, callee, call) : undefined;
        if (callee.kind !== 'library' || !meaning?.mount) continue;
        const { path: at, from } = meaning.mount;
        const pathGiven = at === undefined || typeof at === 'string' ? call.arguments.map((one) => optionGiven(one, [String(at)], { linking, module })).find(({ state }) => state === 'given') : undefined;
        const path = typeof at === 'object' ? (call.arguments[at.argument] ? textOf(call.arguments[at.argument] as Expression) : undefined) : pathGiven?.state === 'given' ? textOf(pathGiven.expression) : undefined;
        return call.arguments.slice(from).flatMap((argument) =>
          optionsOf(linking.awaited(linking.value(module.path, argument))).flatMap((child) =>
            child.kind === 'library' && child.made && child.library === callee.library ? [{ child: siteKey(child.made), parent: callee.made && siteKey(callee.made), path: path ?? '' }] : [],
          ),
        );
      }
      return [];
    }),
  );
}

function decoratedEntries(module: Module, linking: Linking): EntryPoint[] {
  return module.classes.flatMap((node) => {
    const prefix = node.decorators.map((call) => decoratorOf(call, module, linking)).find((found) => found?.entry.isPrefix);
    const base = prefix ? `/${pathAt(prefix.call, prefix.entry, module, linking) ?? ''}` : '';
    const whole = [...node.decorators.map((call) => decoratorOf(call, module, linking)), heritageEntry(node, module, linking)].find((found) => found?.entry.methods);
    return node.members.flatMap((member) => {
      if (member.function === undefined) return [];
      const key = member.function;
      if (whole?.entry.methods?.includes(member.name)) {
        return [{ kind: whole.entry.kind, function: { file: module.path, function: key }, site: { file: module.path, function: key, part: 'function', index: 0 }, method: undefined, path: node.name, library: whole.library } satisfies EntryPoint];
      }
      return member.decorators.flatMap((call) => {
        const found = decoratorOf(call, module, linking);
        if (!found || found.entry.isPrefix) return [];
        const own = pathAt(call, found.entry, module, linking) ?? (found.entry.kind === 'route' ? '' : member.name);
        const path = found.entry.kind === 'route' ? `${base}/${own}`.replace(/\/{2,}/g, '/').replace(/(.)\/$/, '$1') : own;
        const target: CallTarget = { file: module.path, function: key };
        return [{ kind: found.entry.kind, function: target, site: { file: module.path, function: key, part: 'function', index: 0 }, method: methodAt(call, found.entry, module, linking), path, library: found.library } satisfies EntryPoint];
      });
    });
  });
}

/** A base class whose methods a framework calls. */
function heritageEntry({ heritage }: ClassNode, module: Module, linking: Linking): { readonly entry: EntryMeaning; readonly library: string } | undefined {
  for (const option of heritage ? optionsOf(linking.value(module.path, heritage)) : []) {
    const entry = option.kind === 'library' ? linking.index.meaningOf(option)?.entry : undefined;
    if (entry && option.kind === 'library') return { entry, library: option.library };
  }
  return undefined;
}

function decoratorOf(call: CallExpression, module: Module, linking: Linking): { readonly entry: EntryMeaning; readonly call: CallExpression; readonly library: string } | undefined {
  for (const callee of optionsOf(linking.value(module.path, call.callee))) {
    const entry = callee.kind === 'library' ? linking.index.meaningOf(callee)?.entry : undefined;
    if (entry && callee.kind === 'library') return { entry, call, library: callee.library };
  }
  return undefined;
}

function conventionEntries(module: Module, linking: Linking): EntryPoint[] {
  const manifest = linking.resolver.packageOf(module.path);
  if (!manifest) return [];
  const path = module.path.slice(manifest.folder.length + 1);
  const found: EntryPoint[] = [];
  for (const [library, table] of linking.index.libraries) {
    for (const convention of table.files ?? []) {
      if (!Object.keys(table.packages).some((name) => manifest.dependencies.has(name)) || !picomatch.isMatch(path, [...convention.files])) continue;
      if (convention.directive !== undefined && !module.directives.includes(convention.directive)) continue;
      for (const one of module.exports) {
        if (!convention.exports.includes('*') && !convention.exports.includes(one.name)) continue;
        for (const option of optionsOf(linking.exported(module.path, one.name))) {
          if (option.kind !== 'function') continue;
          const target: CallTarget = { file: option.file, function: option.key };
          const method = convention.kind === 'route' && /^[A-Z]+$/.test(one.name) ? one.name : undefined;
          found.push({ kind: convention.kind, function: target, site: { ...target, part: 'function', index: 0 }, method, path: convention.path ? routePath(path) : one.name, library });
        }
      }
    }
  }
  return found;
}

/** `src/app/api/orders/[id]/route.ts` and `pages/api/orders/[id].ts` serve `/api/orders/:id`. */
function routePath(path: string): string {
  const bare = path.replace(/^(.*\/)?(app|pages)\//, '').replace(/\/?(route|index)?\.[cm]?[jt]sx?$/, '');
  return `/${bare.replace(/\/\([^)]*\)|^\([^)]*\)\//g, '').replace(/\[\.{3}(\w+)\]/g, '*$1').replace(/\[(\w+)\]/g, ':$1')}`;
}
