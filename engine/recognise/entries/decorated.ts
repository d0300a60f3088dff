/** Methods that a framework calls because a decorator, or the class's base, says so. */
import type { EntryMeaning } from '../../contract/library.ts';
import { optionsOf } from '../../link/combine.ts';
import { entityNamed } from '../../link/library-values.ts';
import { imported } from '../../link/values.ts';
import type { CallExpression } from '../../model/expression.ts';
import type { ClassNode } from '../../model/module.ts';
import type { CallTarget, EntryPoint } from '../../model/operation.ts';
import { eventAt } from '../announced.ts';
import { meaningAt, type Scope } from '../scope.ts';
import { notedPrefix, notedRoute } from './own-decorators.ts';
import { joined, libraryKey, type Mount, textAt } from './paths.ts';
import { sentTo } from './sent.ts';

interface Said {
  readonly entry: EntryMeaning;
  readonly library: string;
  /** Undefined for what a base class says. */
  readonly call: CallExpression | undefined;
}

export function decoratedEntries(scope: Scope, mounts: ReadonlyMap<string, Mount>): EntryPoint[] {
  return scope.module.classes.flatMap((node) => entriesOfClass(node, scope, mounts));
}

function entriesOfClass(node: ClassNode, scope: Scope, mounts: ReadonlyMap<string, Mount>): EntryPoint[] {
  const file = scope.module.path;
  const ofClass = [...node.decorators.map((call) => saidBy(call, scope)), saidByBase(node, scope), ...saidByInterfaces(node, scope)].filter(
    (said) => said !== undefined,
  );
  const prefix = ofClass.find(({ entry }) => entry.isPrefix);
  const whole = ofClass.filter(({ entry }) => entry.methods);
  return node.members.flatMap((member): EntryPoint[] => {
    const key = member.function;
    if (key === undefined) return [];
    const make = ({ entry, library }: Said, path: string | undefined, method: string | undefined): EntryPoint => ({
      kind: entry.kind,
      function: { file, function: key },
      site: { file, function: key, part: 'function', index: 0 },
      method,
      path,
      library,
      sent: sentTo(entry, library, scope),
      parent: entry.isPerParent ? parentIn(key, node, scope) : undefined,
    });
    const own = member.decorators.flatMap((call) => {
      const said = saidBy(call, scope);
      if (!said) return noted(call, node, { file, function: key }, scope);
      if (said.entry.isPrefix) return [];
      const text = textAt(call, said.entry.path, scope);
      const method = typeof said.entry.method === 'string' ? said.entry.method : undefined;
      // A queue's only worker goes by the queue's name.
      const holder = whole.find(({ entry }) => entry.kind === said.entry.kind);
      const implied = holder?.call && textAt(holder.call, holder.entry.path, scope);
      if (said.entry.kind !== 'route') return [make(said, text ?? implied ?? member.name, method)];
      const base = prefix?.call && textAt(prefix.call, prefix.entry.path, scope);
      return [make(said, joined(mounts.get(libraryKey(said.library))?.path, base, text), method)];
    });
    return [
      ...own,
      ...whole
        .filter(({ entry }) => entry.methods?.includes(member.name))
        .map((said) => make(said, (said.call && eventAt(said.call, said.entry.path, scope)?.name) ?? node.name, undefined)),
    ];
  });
}

function noted(call: CallExpression, node: ClassNode, target: CallTarget, scope: Scope): EntryPoint[] {
  const route = notedRoute(call, scope);
  if (!route) return [];
  const path = joined(notedPrefix(node, scope), route.path);
  const site = { ...target, part: 'function', index: 0 } as const;
  return [{ kind: 'route', function: target, site, method: route.method, path, library: undefined, sent: [], parent: undefined }];
}

function saidBy(call: CallExpression, scope: Scope): Said | undefined {
  const found = meaningAt(call, scope);
  return found?.meaning.entry && { entry: found.meaning.entry, library: found.origin.library, call };
}

/** A base class, or what makes one: `extends PassportStrategy(Strategy)`. */
function saidByBase({ heritage }: ClassNode, scope: Scope): Said | undefined {
  const { linking, module } = scope;
  const made = heritage?.kind === 'call' ? meaningAt(heritage, scope) : undefined;
  if (made?.meaning.entry?.methods) return { entry: made.meaning.entry, library: made.origin.library, call: undefined };
  for (const option of heritage ? optionsOf(linking.value(module.path, heritage)) : []) {
    const entry = option.kind === 'library' ? linking.index.meaningOf(option)?.entry : undefined;
    if (entry && option.kind === 'library') return { entry, library: option.library, call: undefined };
  }
  return undefined;
}

/** `implements CanActivate` */
function saidByInterfaces({ implements: interfaces }: ClassNode, { linking, module }: Scope): readonly Said[] {
  return interfaces.flatMap((one) => {
    const source = one.kind === 'named' ? linking.modules.topBinding(module.path, one.name)?.definitions[0]?.source : undefined;
    const origin = source?.kind === 'import' ? imported(linking, module.path, source.import) : undefined;
    const entry = origin?.kind === 'library' ? linking.index.meaningOf(origin)?.entry : undefined;
    return entry?.methods && origin?.kind === 'library' ? [{ entry, library: origin.library, call: undefined }] : [];
  });
}

/** The class's own object type, and the parameter that is decorated as the parent; the first where it is given without a decorator. */
function parentIn(key: string, { decorators }: ClassNode, { linking, module }: Scope): EntryPoint['parent'] {
  const parameters = linking.modules.function(module.path, key)?.parameters ?? [];
  const marked = parameters.findIndex((one) =>
    one.decorators.some(({ callee }) => callee.kind === 'name' && /^(Root|Parent)$/.test(callee.name)),
  );
  if (marked < 0 && parameters[0]?.decorators.length) return undefined;
  const [of] = decorators.find(({ callee }) => callee.kind === 'name' && callee.name === 'Resolver')?.arguments ?? [];
  const given = of?.kind === 'function' ? linking.returned(module.path, of.key) : of && linking.value(module.path, of);
  const type = entityNamed(given) ?? (of?.kind === 'text' ? of.parts[0] : undefined);
  return { position: Math.max(marked, 0), type };
}
