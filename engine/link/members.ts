/** What a member of a value is, by its name. */
import type { ClassMember, ClassNode } from '../model/module.ts';
import type { ClassOrigin, InstanceOrigin, ObjectOrigin, Origin, TypeOrigin, UnknownOrigin } from '../model/origin.ts';
import { unknown } from '../model/origin.ts';
import { eachOption, isEnough, isOfFunctionForm, moreTelling, oneOf } from './combine.ts';
import { parentOf } from './heritage.ts';
import { MEMBER } from './library-index.ts';
import { libraryMember, libraryValue, packageExport } from './library-values.ts';
import { environmentOf, type Linking, NO_TYPES } from './linking.ts';

/** Values that are certainly none of the workspace's. */
const FOREIGN: ReadonlySet<UnknownOrigin['reason']> = new Set(['global', 'caught', 'computed']);

export function originOfMember(linking: Linking, origin: Origin, name: string): Origin {
  switch (origin.kind) {
    case 'one-of':
      return eachOption(origin, (option) => linking.member(option, name));
    case 'library':
      return libraryMember(linking, origin, name);
    case 'package':
      return packageExport(linking, origin.package, origin.path.concat(name));
    case 'namespace':
      return linking.exported(origin.file, name);
    case 'instance':
      return instanceMember(linking, origin, name);
    case 'class':
      return staticMember(linking, origin, name);
    case 'object':
      return objectMember(linking, origin, name);
    case 'type':
      return typeMember(linking, origin, name);
    case 'record':
      return origin.members.find((one) => one.name === name)?.of ?? unknown('no-such-member');
    case 'row': {
      const own = origin.entity === undefined ? undefined : (linking.classNamed(origin.entity) ?? linking.modelClass(origin.entity));
      const declared = own && linking.member({ ...own, kind: 'instance', typeArguments: [] }, name);
      if (declared && declared.kind !== 'unknown') return declared;
      const added = origin.entity === undefined ? undefined : linking.prototypeMethod(origin.entity, name);
      if (added) return { ...added, self: origin };
      const found = linking.index.member(origin.library, 'row', name);
      return found ? libraryValue(origin.library, `row${MEMBER}${name}`, { entity: origin.entity }) : unknown('element');
    }
    // Drivers wrap their rows: `result.rows`, `response.data`.
    case 'list':
      return /^(rows|data|docs|items|records|documents|results)$/.test(name) ? origin : unknown('element');
    case 'map':
      return origin.isObject ? origin.of : unknown('no-such-member');
    case 'function':
      return /^(bind|call|apply)$/.test(name) ? origin : unknown('no-such-member');
    case 'unknown':
      return (
        (FOREIGN.has(origin.reason) ? undefined : (linking.methodNamed(name) ?? linking.conventional(name))) ?? unknown('member-of-unknown')
      );
    default:
      return unknown('no-such-member');
  }
}

function classOf(linking: Linking, { file, key }: { readonly file: string; readonly key: string }): ClassNode | undefined {
  return linking.modules.outline(file)?.classes.find((one) => one.key === key);
}

function instanceMember(linking: Linking, instance: InstanceOrigin, name: string): Origin {
  const node = classOf(linking, instance);
  if (!node) return unknown('other');
  const { file } = instance;
  const member = node.members.find((one) => one.name === name && !one.isStatic && (one.function !== undefined || one.kind === 'property'));
  if (member) return valueOfMember(linking, instance, member);
  const parameter = constructorProperty(linking, instance, node, name);
  if (parameter) return parameter;
  const assigned = assignedInConstructor(linking, file, node, name);
  if (assigned) return assigned;
  const inherited = node.heritage ? inheritedMember(linking, instance, node, name) : undefined;
  if (inherited && inherited.kind !== 'unknown') return inherited;
  // An abstract class's method is that of its heirs.
  const heirs = node.isAbstract || node.members.some((one) => one.name === name) ? linking.heirsOf(file, node.name) : [];
  const ofHeirs = heirs
    .filter((heir) => heir.key !== instance.key || heir.file !== file)
    .map((heir) => linking.member({ kind: 'instance', ...heir, typeArguments: [] }, name));
  return ofHeirs.length ? oneOf(ofHeirs) : (inherited ?? unknown('no-such-member'));
}

function valueOfMember(linking: Linking, instance: InstanceOrigin, member: ClassMember): Origin {
  const { file } = instance;
  if (member.kind === 'getter' && member.function !== undefined) return linking.returned(file, member.function);
  if (member.function !== undefined)
    return { kind: 'function', file, key: member.function, self: instance.typeArguments.length ? instance : undefined };
  const annotated = member.annotation
    ? linking.type(file, member.annotation, environmentOf(linking.modules.outline(file), instance))
    : undefined;
  if (annotated && isEnough(annotated)) return annotated;
  const node = classOf(linking, instance);
  const assigned = node && assignedInConstructor(linking, file, node, member.name);
  const initial = member.initialiser ? linking.value(file, member.initialiser) : undefined;
  const injected = injectedBy(linking, file, member.decorators);
  const found = oneOf([injected, initial, assigned].filter((one) => one !== undefined));
  return annotated ? moreTelling(annotated, found) : found;
}

function injectedBy(linking: Linking, file: string, decorators: ClassMember['decorators']): Origin | undefined {
  for (const { arguments: given } of decorators) {
    const provided = given[0] && linking.provided(file, given[0]);
    if (provided) return provided;
  }
  return undefined;
}

function constructorProperty(linking: Linking, instance: InstanceOrigin, node: ClassNode, name: string): Origin | undefined {
  const key = node.members.find(({ kind }) => kind === 'constructor')?.function;
  const maker = key === undefined ? undefined : linking.modules.function(instance.file, key);
  const index = maker?.parameters.findIndex((one) => one.isProperty && one.name === name) ?? -1;
  const parameter = maker?.parameters[index];
  if (key === undefined || !parameter) return undefined;
  const environment = environmentOf(linking.modules.outline(instance.file), instance);
  const annotated = parameter.annotation && environment.size ? linking.type(instance.file, parameter.annotation, environment) : undefined;
  return annotated && annotated.kind !== 'unknown' ? annotated : linking.parameter(instance.file, key, index);
}

/** `this.name = value` in the constructor or, for what is made later, in any method. */
function assignedInConstructor(linking: Linking, file: string, node: ClassNode, name: string): Origin | undefined {
  const found: Origin[] = [];
  for (const { function: key } of node.members) {
    const body = key === undefined ? undefined : linking.modules.function(file, key)?.body;
    for (const step of body ?? []) {
      if (step.kind === 'assign' && step.target.kind === 'member' && step.target.object.kind === 'this' && step.target.name === name)
        found.push(linking.value(file, step.value));
    }
  }
  return found.length ? oneOf(found) : undefined;
}

function inheritedMember(linking: Linking, instance: InstanceOrigin, node: ClassNode, name: string): Origin {
  const { file } = instance;
  const environment = environmentOf(linking.modules.outline(file), instance);
  const given = node.heritageArguments.map((argument) => linking.type(file, argument, environment));
  const parent = node.heritage ? parentOf(linking, file, node.heritage) : unknown('other');
  return eachOption(parent, (option) => {
    if (option.kind === 'class') {
      const found = linking.member({ ...option, kind: 'instance', typeArguments: given }, name);
      return ofReceiver(asEntity(found, classOf(linking, option), node), instance);
    }
    if (option.kind !== 'library') return unknown('member-of-unknown');
    const meaning = linking.index.meaningOf(option);
    const entity = given
      .map((one) => (one.kind === 'instance' || one.kind === 'class' ? one.key : undefined))
      .find((one) => one !== undefined);
    if (!meaning?.is) return unknown('no-such-member');
    // What a workspace adds to a library's queries is no table.
    const isQuery = linking.index.type(option.library, meaning.is)?.isInert;
    const of = entity ?? option.entity ?? (isQuery ? undefined : node.name);
    return linking.member(libraryValue(option.library, meaning.is, { entity: of }), name);
  });
}

/** An inherited method works on whoever inherited it: what it says of `this` is said of that one. */
function ofReceiver(inherited: Origin, receiver: InstanceOrigin): Origin {
  return eachOption(inherited, (one) =>
    one.kind === 'function' && !(one.self?.kind === 'instance' && one.self.typeArguments.length) ? { ...one, self: receiver } : one,
  );
}

function staticMember(linking: Linking, origin: ClassOrigin, name: string): Origin {
  const node = classOf(linking, origin);
  if (!node) return unknown('other');
  const member = node.members.find((one) => one.name === name && one.isStatic);
  if (member?.function !== undefined)
    return member.kind === 'getter'
      ? linking.returned(origin.file, member.function)
      : { kind: 'function', file: origin.file, key: member.function, self: origin };
  if (member)
    return member.initialiser
      ? linking.value(origin.file, member.initialiser)
      : member.annotation
        ? linking.type(origin.file, member.annotation, NO_TYPES)
        : unknown('other');
  if (!node.heritage) return unknown('no-such-member');
  return eachOption(parentOf(linking, origin.file, node.heritage), (parent) => {
    // The entity of an active record is the class itself, not the library's base.
    if (parent.kind === 'library') return libraryMember(linking, { ...parent, entity: node.name }, name);
    return asEntity(linking.member(parent, name), parent.kind === 'class' ? classOf(linking, parent) : undefined, node);
  });
}

/** The rows of a model are not those of the class that it shares a base with. */
function asEntity(inherited: Origin, base: ClassNode | undefined, node: ClassNode): Origin {
  return eachOption(inherited, (found) =>
    found.kind === 'library' && base && found.entity === base.name ? { ...found, entity: node.name } : found,
  );
}

function objectMember(linking: Linking, { site }: ObjectOrigin, name: string): Origin {
  const object = linking.modules.function(site.file, site.function)?.objects[site.index];
  const entry = object?.entries.findLast((one) => one.name === name);
  if (entry) {
    const value = linking.value(site.file, entry.value);
    return entry.isGetter && value.kind === 'function' ? linking.returned(value.file, value.key) : value;
  }
  const spread = object?.entries
    .filter(({ isSpread }) => isSpread)
    .map(({ value }) => linking.member(linking.value(site.file, value), name));
  return spread?.length ? oneOf(spread) : unknown('no-such-member');
}

/** Under a name that only the program knows as it runs. */
export function anyMember(linking: Linking, { site }: ObjectOrigin): Origin {
  const entries = linking.modules.function(site.file, site.function)?.objects[site.index]?.entries ?? [];
  const isOpen = !entries.length || entries.some(({ isSpread, isGetter }) => isSpread || isGetter);
  return isOpen ? unknown('element') : oneOf(entries.map(({ value }) => linking.value(site.file, value)));
}

/** What an interface says of a member; where that is nothing, or no more than its form, the objects that are of the interface say it. */
function typeMember(linking: Linking, type: TypeOrigin, name: string): Origin {
  const said = declaredMember(linking, type, name);
  const isAny = said.kind === 'unknown' && said.reason === 'any';
  if (!isAny && (said.kind === 'unknown' ? said.reason === 'no-such-member' : !isOfFunctionForm(said))) return said;
  const objects = linking.objectsOf(type.file, type.name);
  const found = oneOf(objects.map((object) => linking.member(object, name)));
  if (isAny) return found.kind === 'unknown' ? said : found;
  return objects.length ? found : (linking.methodNamed(name) ?? said);
}

function declaredMember(linking: Linking, { file, name: typeName, typeArguments }: TypeOrigin, name: string): Origin {
  const declaration = linking.modules.outline(file)?.types.find((one) => one.name === typeName);
  if (!declaration) return unknown('other');
  const environment = new Map(
    declaration.typeParameters.flatMap((parameter, index) => (typeArguments[index] ? [[parameter, typeArguments[index]] as const] : [])),
  );
  const { declares } = declaration;
  const shapes =
    declares.kind === 'interface'
      ? [declares]
      : declares.type.kind === 'object'
        ? [declares.type]
        : declares.type.kind === 'intersection'
          ? declares.type.options
          : [];
  let strange: Origin | undefined;
  for (const shape of shapes) {
    if (shape.kind === 'interface' || shape.kind === 'object') {
      const member = shape.members.find((one) => one.name === name);
      if (member) return linking.type(file, member.type, environment);
    } else {
      const found = linking.member(linking.type(file, shape, environment), name);
      // Of a package that no table knows any name is taken to be a member: the others may say more.
      if (found.kind === 'package') strange ??= found;
      else if (found.kind !== 'unknown') return found;
    }
  }
  if (strange) return strange;
  const parents = declares.kind === 'interface' ? declares.extends : [];
  const inherited = parents.map((parent) => linking.member(linking.type(file, parent, environment), name));
  return inherited.length ? oneOf(inherited) : unknown('no-such-member');
}
