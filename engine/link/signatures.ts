/**
 * What a callback is handed by the type of function that is declared for it: `withDb(async (db) => …)` where `withDb` takes a
 * `(db: PrismaClient) => Promise<void>`, under a name of its own or in the options that it takes.
 */
import type { FunctionNode, TypeDeclaration } from '../model/module.ts';
import type { Origin } from '../model/origin.ts';
import type { TypeReference } from '../model/type-reference.ts';
import { oneOf } from './combine.ts';
import { typesGiven } from './generics.ts';
import { type Linking, NO_TYPES, type TypeEnvironment } from './linking.ts';
import { writtenInto } from './written-into.ts';

/** Types that stand for each other further than this are not followed. */
const MOST_NAMES = 8;

/** Undefined where nothing is declared for the function, or nothing that says where the parameter comes from. */
export function givenBySignature(linking: Linking, file: string, node: FunctionNode, index: number): Origin | undefined {
  const place = writtenInto(linking, file, node);
  if (!place) return undefined;
  const { call, argument, option } = place;
  const given = linking.calleesOf({ file, function: call.function, part: 'call', index: call.index }).flatMap((target) => {
    const taker = linking.modules.function(target.file, target.function);
    const declared = taker?.parameters[argument]?.annotation;
    // `inBatches<Attachment>(async (attachments) => …)`, `inTurn(attachments, async (attachment) => …)`
    const types = declared ? typesGiven(linking, taker, call, file, argument) : NO_TYPES;
    const origin = declared && parameterOf(linking, target.file, declared, option, index, 0, types);
    return origin && origin.kind !== 'unknown' ? [origin] : [];
  });
  return given.length ? oneOf(given) : undefined;
}

/** What functions of a declared type are handed, in order: `Parameters<RouterInit>`. */
export function parametersOfType(linking: Linking, file: string, reference: TypeReference): readonly Origin[] {
  const found: Origin[] = [];
  for (;;) {
    const next = parameterOf(linking, file, reference, undefined, found.length, 0);
    if (!next) return found;
    found.push(next);
  }
}

function parameterOf(
  linking: Linking,
  file: string,
  reference: TypeReference,
  option: string | undefined,
  index: number,
  depth: number,
  types: TypeEnvironment = NO_TYPES,
): Origin | undefined {
  if (depth > MOST_NAMES) return undefined;
  const again = (inner: TypeReference, where = file) => parameterOf(linking, where, inner, option, index, depth + 1);
  switch (reference.kind) {
    case 'function': {
      const declared = option === undefined ? reference.parameters[index] : undefined;
      return declared && linking.type(file, declared, types);
    }
    case 'object': {
      const member = reference.members.find(({ name }) => name === option);
      return member && parameterOf(linking, file, member.type, undefined, index, depth + 1, types);
    }
    case 'union':
    case 'intersection':
      return reference.options.map((one) => again(one)).find((one) => one !== undefined);
    case 'named': {
      const found = declarationOf(linking, file, reference.name);
      if (!found) return undefined;
      const { declares } = found.declaration;
      return declares.kind === 'alias'
        ? again(declares.type, found.file)
        : again({ kind: 'object', members: declares.members }, found.file);
    }
    default:
      return undefined;
  }
}

/** What stands at a place of a tuple: `[Router, Tenant]`, `Parameters<RouterInit>`, or a name for one. */
export function elementOfType(
  linking: Linking,
  file: string,
  reference: TypeReference,
  index: number,
  types: TypeEnvironment,
  depth = 0,
): Origin | undefined {
  if (reference.kind === 'tuple') {
    const element = reference.elements[index];
    return element && linking.type(file, element, types);
  }
  if (reference.kind !== 'named' || depth > MOST_NAMES) return undefined;
  const [given] = reference.arguments;
  if (reference.name === 'Parameters' && given) return parameterOf(linking, file, given, undefined, index, 0);
  const found = declarationOf(linking, file, reference.name);
  if (found?.declaration.declares.kind !== 'alias') return undefined;
  return elementOfType(linking, found.file, found.declaration.declares.type, index, NO_TYPES, depth + 1);
}

/** The declaration of a type's name, as the file sees it. */
export function declarationOf(
  linking: Linking,
  file: string,
  name: string,
  depth = 0,
): { readonly file: string; readonly declaration: TypeDeclaration } | undefined {
  const module = linking.modules.outline(file);
  const declaration = module?.types.find((one) => one.name === name);
  if (declaration) return { file, declaration };
  if (!module || depth > MOST_NAMES) return undefined;
  const from = (specifier: string, imported: string) => {
    const resolution = linking.resolver.resolve(file, specifier);
    return resolution.kind === 'file' ? declarationOf(linking, resolution.file, imported, depth + 1) : undefined;
  };
  const source = linking.modules.topBinding(file, name)?.definitions[0]?.source;
  if (source?.kind === 'import') return from(source.import.specifier, source.import.name);
  for (const { name: exported, value } of module.exports) {
    if (value.kind !== 'from' || (exported !== name && exported !== '*')) continue;
    const found = from(value.import.specifier, exported === '*' ? name : value.import.name);
    if (found) return found;
  }
  return undefined;
}
