/** What dependency containers hand out: providers listed by token, classes registered by name. */
import type { Memo } from '../incremental/memo.ts';
import { type Contributions, createNameIndex, grouped } from '../incremental/name-index.ts';
import type { Expression, ObjectExpression } from '../model/expression.ts';
import type { Module } from '../model/module.ts';
import { type Origin, unknown } from '../model/origin.ts';
import type { Modules } from '../model/steps.ts';
import { instanceOf, oneOf } from './combine.ts';
import type { Linking } from './linking.ts';

export interface Injection {
  provided(file: string, token: Expression): Origin | undefined;
  registered(name: string): Origin | undefined;
}

interface Provider {
  readonly file: string;
  readonly function: string;
  readonly object: number;
}

/** An entry of an object, or the second argument of a call: which of the function's. */
interface Registered {
  readonly file: string;
  readonly function: string;
  readonly part: 'object' | 'call';
  readonly index: number;
}

export function createInjection(memo: Memo, modules: Modules, linking: Linking): Injection {
  const providers = createNameIndex(memo, 'providers', modules.files, (file) => byName(modules.module(file), providersIn));
  const registrations = createNameIndex(memo, 'registrations', modules.files, (file) => grouped(registeredIn(modules.module(file))));

  const entry = ({ file, function: key, object }: Provider, name: string) =>
    modules.function(file, key)?.objects[object]?.entries.find((one) => one.name === name)?.value;

  const handedOut = (provider: Provider): Origin => {
    const use = ['useClass', 'useExisting', 'useValue', 'useFactory'].find((name) => entry(provider, name));
    const value = use && entry(provider, use);
    if (!use || !value) return unknown('other');
    const origin = linking.value(provider.file, value);
    if (use === 'useClass' || use === 'useExisting') return instanceOf(origin);
    return use === 'useValue'
      ? origin
      : oneOf(linking.functionsIn(provider.file, value).map((one) => linking.awaited(linking.returned(one.file, one.function))));
  };

  return {
    provided: (_, token) => {
      const name = tokenName(token);
      const found = name === undefined ? [] : providers.get(name);
      return found.length ? oneOf(found.map(handedOut)) : undefined;
    },
    registered: (name) => {
      const found = registrations.get(name);
      if (!found.length) return undefined;
      return oneOf(
        found.map(({ file, function: key, part, index }) => {
          const value =
            part === 'call' ? modules.function(file, key)?.calls[index]?.arguments[1] : entry({ file, function: key, object: index }, name);
          const registration = value && registrationIn(value);
          return registration ? registeredValue(linking, file, registration) : unknown('other');
        }),
      );
    },
  };
}

function byName(module: Module | undefined, find: (object: ObjectExpression) => readonly string[]): Contributions<Provider> {
  return grouped(
    (module?.functions ?? []).flatMap(({ key, objects }) =>
      objects.flatMap((object) =>
        find(object).map((name) => [name, { file: module?.path ?? '', function: key, object: object.index }] as const),
      ),
    ),
  );
}

/** `{ provide: TOKEN, useClass: Mailer }` */
function providersIn({ entries }: ObjectExpression): readonly string[] {
  const provide = entries.find(({ name }) => name === 'provide');
  const name = provide && entries.some((one) => one.name?.startsWith('use')) ? tokenName(provide.value) : undefined;
  return name === undefined ? [] : [name];
}

/** `{ userRepository: asClass(UserRepository).singleton() }`, `register('db', asValue(db))` */
function registeredIn(module: Module | undefined): (readonly [string, Registered])[] {
  return (module?.functions ?? []).flatMap(({ key, objects, calls }) => {
    const at = { file: module?.path ?? '', function: key };
    const inObjects = objects.flatMap(({ entries, index }) =>
      entries.flatMap(({ name, value }) =>
        name !== undefined && registrationIn(value) ? [[name, { ...at, part: 'object', index }] as const] : [],
      ),
    );
    const inCalls = calls.flatMap(({ arguments: [token, value], index }) => {
      const name = token?.kind === 'text' && value && registrationIn(value) ? tokenName(token) : undefined;
      return name === undefined ? [] : [[name, { ...at, part: 'call', index }] as const];
    });
    return [...inObjects, ...inCalls];
  });
}

interface Registration {
  readonly as: string;
  readonly given: Expression;
}

function registrationIn(value: Expression): Registration | undefined {
  if (value.kind !== 'call') return undefined;
  const { callee } = value;
  const [given] = value.arguments;
  if (callee.kind === 'member') return registrationIn(callee.object);
  return callee.kind === 'name' && given && /^as(Class|Value|Function)$/.test(callee.name) ? { as: callee.name, given } : undefined;
}

function registeredValue(linking: Linking, file: string, { as, given }: Registration): Origin {
  if (as === 'asFunction')
    return oneOf(linking.functionsIn(file, given).map((one) => linking.awaited(linking.returned(one.file, one.function))));
  const origin = linking.value(file, given);
  return as === 'asClass' ? instanceOf(origin) : origin;
}

/** Tokens are told apart by the last name or the text that they are written as. */
function tokenName(token: Expression): string | undefined {
  if (token.kind === 'text') return token.parts.length === 1 ? token.parts[0] : undefined;
  return token.kind === 'name' || token.kind === 'member' ? token.name : undefined;
}
