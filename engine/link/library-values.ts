/** Values that tables give a type: exports, instances, members, and what their calls give back. */
import type { CallbackMeaning, EntityLocator, Meaning } from '../contract/library.ts';
import type { CallExpression, Expression, TextExpression } from '../model/expression.ts';
import { type LibraryOrigin, type Origin, unknown } from '../model/origin.ts';
import type { Site } from '../model/place.ts';
import { CALLED, eachOption, instanceOf, listOf, oneOf, optionsOf, promiseOf } from './combine.ts';
import { EXPORT, GLOBAL, MEMBER } from './library-index.ts';
import { type Linking, NO_TYPES } from './linking.ts';

export function libraryValue(library: string, type: string, more: Partial<LibraryOrigin> = {}): LibraryOrigin {
  return { kind: 'library', library, type, entity: undefined, made: undefined, built: [], connection: 'pool', ...more };
}

/** An export of a package that has a table: `PrismaClient`, `Prisma.join`. */
export function packageExport(linking: Linking, packageName: string, path: readonly string[]): Origin {
  for (const library of linking.index.ofSpecifier(packageName)) {
    const found = exportOf(linking, library, path);
    if (found) return found;
  }
  return { kind: 'package', package: packageName, path };
}

export function exportOf(linking: Linking, library: string, path: readonly string[]): Origin | undefined {
  const name = path.join('.');
  if (name && linking.index.exported(library, name)) return libraryValue(library, EXPORT + name);
  // A module as a whole stands in for its default export, as it does under CommonJS and namespace imports.
  const inDefault =
    path.length === 1 && linking.index.exported(library, 'default')
      ? libraryMember(linking, libraryValue(library, `${EXPORT}default`), name)
      : undefined;
  return inDefault && inDefault.kind !== 'unknown' ? inDefault : undefined;
}

/** The instance that an annotation names: `Repository<User>`. */
export function libraryInstance(linking: Linking, library: string, path: string, given: readonly Origin[]): Origin | undefined {
  const meaning = linking.index.exported(library, path);
  if (!meaning?.is) return undefined;
  const locator = meaning.entity;
  const entity = typeof locator === 'object' && 'typeArgument' in locator ? entityNamed(given[locator.typeArgument]) : undefined;
  const connection = meaning.connection ?? 'pool';
  return libraryValue(library, meaning.is, { entity, connection });
}

/** The type under which a value's members are looked up. */
export function memberType(linking: Linking, origin: LibraryOrigin): string | undefined {
  const { type } = origin;
  if (!type.startsWith(EXPORT) && !type.startsWith(GLOBAL) && !type.includes(MEMBER)) return type;
  const meaning = linking.index.meaningOf(origin);
  return meaning?.statics ?? meaning?.is;
}

export function libraryMember(linking: Linking, origin: LibraryOrigin, name: string): Origin {
  const { library } = origin;
  if (origin.type.startsWith(EXPORT)) {
    const dotted = `${origin.type.slice(EXPORT.length)}.${name}`;
    if (linking.index.exported(library, dotted)) return { ...origin, type: EXPORT + dotted };
    if (origin.type === `${EXPORT}default` && linking.index.exported(library, name) && !linking.index.meaningOf(origin)?.is)
      return { ...origin, type: EXPORT + name };
  }
  const type = memberType(linking, origin);
  const meaning = type === undefined ? undefined : linking.index.member(library, type, name);
  if (!meaning) {
    const isExtensible = type !== undefined && linking.index.type(library, type)?.isExtensible;
    return (
      (isExtensible ? linking.kept(library, name) : undefined) ??
      ownMethod(linking, origin, name) ??
      linking.conventional(name) ??
      unknown('no-such-member')
    );
  }
  // In brackets stands what names it only as the program runs.
  const entity = meaning.entity !== 'name' ? origin.entity : name === '[]' ? undefined : name;
  if (meaning.is !== undefined && !isCallable(meaning))
    return { ...origin, type: meaning.is, entity, connection: meaning.connection ?? origin.connection };
  return { ...origin, type: `${type}${MEMBER}${name}`, entity };
}

/** `sequelize.models.order.overdue()`: a method of the class that was defined as the model, or that the model was made of. */
function ownMethod(linking: Linking, { entity }: LibraryOrigin, name: string): Origin | undefined {
  const model = entity === undefined ? undefined : (linking.modelClass(entity) ?? linking.classNamed(entity));
  const node = model && linking.modules.outline(model.file)?.classes.find(({ key }) => key === model.key);
  const isOwn = model && node?.members.some((member) => member.isStatic && member.name === name);
  return isOwn ? linking.member({ kind: 'class', file: model.file, key: model.key }, name) : undefined;
}

function isCallable(meaning: Meaning): boolean {
  return (
    meaning.does !== undefined ||
    meaning.returns !== undefined ||
    meaning.adds !== undefined ||
    meaning.declares !== undefined ||
    meaning.settles === true
  );
}

/** What a call of a library's value means. */
export function callMeaning(linking: Linking, callee: LibraryOrigin, call: CallExpression): Meaning | undefined {
  if (call.form !== 'call' && !callee.type.startsWith(EXPORT) && !callee.type.includes(MEMBER)) {
    const type = linking.index.type(callee.library, callee.type);
    if (call.form === 'new') return type?.construct;
    if (call.form === 'tag' && type?.tag) return type.tag;
  }
  return linking.index.meaningOf(callee);
}

export function libraryResult(linking: Linking, callee: LibraryOrigin, call: CallExpression, file: string): Origin {
  const meaning = callMeaning(linking, callee, call);
  if (!meaning) return unknown('no-such-member');
  const site: Site = { file, function: call.function, part: 'call', index: call.index };
  const entity = entityOf(linking, meaning.entity, callee, call, file) ?? callee.entity;
  const connection = meaning.connection ?? callee.connection;
  const made = callee.made ?? site;
  const wrap = (origin: Origin) => (meaning.isPromise ? promiseOf(origin) : origin);
  if (meaning.recalls) {
    const name = call.arguments.at(meaning.recalls.argument);
    const kept = name?.kind === 'text' && name.parts.length === 1 ? linking.kept(callee.library, name.parts[0] as string) : undefined;
    return kept ?? unknown('return-of-unknown');
  }
  if (typeof meaning.instanceOf === 'object') {
    const given = call.arguments.at(meaning.instanceOf.argument);
    const value = given ? linking.value(file, given) : unknown('return-of-unknown');
    const provided = given && value.kind !== 'class' ? handedOut(linking, file, given, call) : undefined;
    return wrap(provided ?? eachOption(value, instanceGiven));
  }
  if (meaning.standsFor !== undefined) return standingFor(linking, meaning, call, file);
  if (call.form === 'new' && meaning.is) return { ...callee, type: meaning.is, entity, connection, made: site, built: [] };
  const given = meaning.callback && callbackGiven(meaning.callback, call);
  // Without its function a call may give a handle instead: `await knex.transaction()`.
  if (meaning.callback?.givesBack && (given || meaning.returns === undefined)) {
    const results = given
      ? linking.functionsIn(file, given).map((target) => linking.awaited(linking.returned(target.file, target.function)))
      : [];
    const back = results.length ? oneOf(results) : unknown('return-of-unknown');
    return wrap(meaning.callback.runs === 'each' ? listOf(back) : promiseOf(back));
  }
  if (meaning.returns !== undefined) {
    const own = callee.type.split(MEMBER)[0] as string;
    const type = meaning.returns === 'self' ? own : meaning.returns;
    if (type === 'row') return wrap({ kind: 'row', library: callee.library, entity, read: site });
    if (type === 'rows') return wrap(listOf({ kind: 'row', library: callee.library, entity, read: site }));
    const isInert = linking.index.type(callee.library, type)?.isInert ?? false;
    // What is made again each time a chain goes on would grow without end in a loop.
    const built =
      isInert &&
      callee.built.length < MOST_STEPS &&
      !callee.built.some((step) => step.index === site.index && step.function === site.function)
        ? [...callee.built, site]
        : isInert
          ? callee.built
          : [];
    return wrap({ ...callee, type, entity, connection, made, built });
  }
  if (meaning.does === 'read' || meaning.gives === 'one' || meaning.gives === 'many') {
    const row: Origin = { kind: 'row', library: callee.library, entity, read: site };
    const answer = meaning.gives === 'many' ? listOf(row) : meaning.gives === 'one' ? row : unknown('return-of-unknown');
    return meaning.isSynchronous ? answer : promiseOf(answer);
  }
  if (meaning.is !== undefined) return { ...callee, type: meaning.is, entity, connection, made, built: [] };
  return wrap(unknown('return-of-unknown'));
}

/** `router({ orders })`, `procedure.query(async () => …)`; a maker gives it when it is called: `createCallerFactory(router)`. */
function standingFor(linking: Linking, { standsFor = [], isMaker, maker }: Meaning, call: CallExpression, file: string): Origin {
  const given = [standsFor].flat().flatMap((at) => {
    const { argument, option } = typeof at === 'string' ? { argument: 0, option: at } : at;
    const one = call.arguments.at(argument);
    const expression = one && option !== undefined ? optionOf(one, option) : one;
    return expression ? [linking.value(file, expression)] : [];
  });
  const of = given.length ? oneOf(given) : unknown('return-of-unknown');
  const made: Origin = { kind: 'record', members: [{ name: CALLED, of }] };
  if (maker !== undefined) return oneOf([of, { kind: 'record', members: [{ name: maker, of: made }] }]);
  return isMaker ? made : of;
}

/** Of a class what is made of it; a name by itself is nothing that is handed out. */
function instanceGiven(one: Origin): Origin {
  return one.kind === 'literal' ? unknown('other') : instanceOf(one);
}

/** What a container has under a token or a name, or what whoever asks says that it is: `get<Mailer>('mailer')`. */
function handedOut(linking: Linking, file: string, given: Expression, { typeArguments: [said] }: CallExpression): Origin | undefined {
  const name = given.kind === 'text' && given.parts.length === 1 ? given.parts[0] : undefined;
  const found = linking.provided(file, given) ?? (name === undefined ? undefined : linking.registered(name));
  return found && found.kind !== 'unknown' ? found : ((said && linking.type(file, said, NO_TYPES)) ?? found);
}

/** Of several places where the function may stand, options may come first. */
function callbackGiven({ argument }: CallbackMeaning, call: CallExpression): Expression | undefined {
  const given = (typeof argument === 'number' ? [argument] : argument).map((position) => call.arguments.at(position));
  return given.findLast((one) => one !== undefined && one.kind !== 'object' && one.kind !== 'text');
}

/** A query of more steps than this was built by a program. */
const MOST_STEPS = 24;

/** The rows that awaiting a built query gives. */
export function builtRows(linking: Linking, origin: LibraryOrigin, isOne: boolean): Origin {
  const row: Origin = { kind: 'row', library: origin.library, entity: origin.entity, read: origin.built[0] };
  return linking.index.type(origin.library, origin.type)?.isInert && !isOne ? listOf(row) : row;
}

export function entityOf(
  linking: Linking,
  locator: EntityLocator | undefined,
  callee: LibraryOrigin,
  call: CallExpression,
  file: string,
): string | undefined {
  if (locator === undefined || locator === 'receiver') return callee.entity;
  if (locator === 'name') return callee.entity;
  if ('typeArgument' in locator) {
    const reference = call.typeArguments[locator.typeArgument];
    return reference ? entityNamed(linking.type(file, reference, new Map())) : undefined;
  }
  const argument = call.arguments.at(locator.argument);
  const wanted = locator.option === undefined ? argument : argument && optionOf(argument, locator.option);
  return wanted && entityIn(linking, file, wanted);
}

function entityIn(linking: Linking, file: string, expression: Expression): string | undefined {
  if (expression.kind === 'text') return withoutAlias(wholeText(linking, file, expression));
  // `knex({ u: 'users' })` names the table behind an alias.
  if (expression.kind === 'object') return expression.entries[0] && entityIn(linking, file, expression.entries[0].value);
  const named = entityNamed(linking.value(file, expression));
  return expression.kind === 'name' || expression.kind === 'member' ? withoutAlias(named) : named;
}

/** `users as u` */
function withoutAlias(name: string | undefined): string | undefined {
  return name?.replace(/^"|"$/g, '').split(/\s+as\s+/i)[0];
}

/** A template whose holes are constants: `${TABLES.users} as u`. */
function wholeText(linking: Linking, file: string, { parts, holes }: TextExpression): string | undefined {
  let text = parts[0] ?? '';
  for (const [index, hole] of holes.entries()) {
    const value = linking.value(file, hole);
    if (value.kind !== 'literal' || typeof value.value !== 'string') return undefined;
    text += value.value + (parts[index + 1] ?? '');
  }
  return text;
}

/** The name by which a class, a table object or a text stands for an entity. One that may be either of several is none. */
export function entityNamed(origin: Origin | undefined): string | undefined {
  const [name, ...others] = new Set((origin ? optionsOf(origin) : []).flatMap((option) => nameOf(option) ?? []));
  return others.length ? undefined : name;
}

function nameOf(origin: Origin): string | undefined {
  if (origin.kind === 'class' || origin.kind === 'instance') return origin.key;
  if (origin.kind === 'library' || origin.kind === 'row') return origin.entity;
  if (origin.kind === 'type') return origin.name;
  return origin.kind === 'literal' && typeof origin.value === 'string' ? origin.value : undefined;
}

export function optionOf(expression: Expression, path: string): Expression | undefined {
  let at: Expression | undefined = expression;
  for (const name of path.split('.')) at = at?.kind === 'object' ? at.entries.find((entry) => entry.name === name)?.value : undefined;
  return at;
}
