/** What the parts of the linker ask of each other. Each question is answered in one file of this room; the remembered ones in `link.ts`. */
import type { CallExpression, Expression } from '../model/expression.ts';
import type { CallTarget } from '../model/operation.ts';
import type { ClassOrigin, FunctionOrigin, InstanceOrigin, ObjectOrigin, Origin } from '../model/origin.ts';
import type { Site } from '../model/place.ts';
import type { Modules, Outline } from '../model/steps.ts';
import type { TypeReference } from '../model/type-reference.ts';
import type { Handed } from './function-maps.ts';
import type { Handing } from './handed-functions.ts';
import type { LibraryIndex } from './library-index.ts';
import type { Resolver } from './resolve.ts';
import type { WrittenFunction } from './written-maps.ts';

export interface Linking {
  readonly modules: Modules;
  readonly resolver: Resolver;
  readonly index: LibraryIndex;
  /** Whether what stands in the file is nobody else's: tests, fixtures, scripts. */
  isAside(file: string): boolean;

  // --- values
  value(file: string, expression: Expression): Origin;
  binding(file: string, index: number): Origin;
  exported(file: string, name: string): Origin;
  /** What calling a function gives, its promise included. */
  returned(file: string, key: string): Origin;
  parameter(file: string, key: string, index: number): Origin;
  /** What a file keeps under keys in an object or a map of its own, by that one's name in it. */
  registry(file: string, name: string): Origin;

  // --- types
  type(file: string, reference: TypeReference, environment: TypeEnvironment): Origin;
  /** What a type of that name is, as an annotation in the file. */
  namedType(file: string, name: string, given: readonly Origin[]): Origin;
  /** What a type is that the file exports under that name. */
  exportedType(file: string, name: string, given: readonly Origin[]): Origin;
  /** Classes that say they implement an interface, or extend a class, by the interface's or class's name. */
  heirsOf(file: string, name: string): readonly ClassKey[];
  /** Objects that are written out as being of an interface, by the interface's name. */
  objectsOf(file: string, name: string): readonly ObjectOrigin[];
  /** Whether some class extends the one of that name, abstract ones too. */
  isExtended(file: string, name: string): boolean;
  /** The one class of the workspace by that name; undefined where there are several. */
  classNamed(name: string): ClassKey | undefined;

  // --- members and calls
  member(origin: Origin, name: string): Origin;
  result(callee: Origin, call: CallExpression, file: string): Origin;
  awaited(origin: Origin): Origin;
  item(origin: Origin): Origin;
  functionsIn(file: string, expression: Expression): readonly CallTarget[];
  calleesOf(site: Site): readonly CallTarget[];
  callersOf(target: CallTarget): readonly Site[];
  strayCallsOf(name: string, isMember: boolean): readonly Site[];
  /** The workspace's only method of a telling name, for receivers of which nothing is known. */
  methodNamed(name: string): FunctionOrigin | undefined;
  /** The method of the class (or prototype) that goes by the name of a value of which nothing else is known: `order.total()`. */
  methodOf(receiver: string, name: string): FunctionOrigin | undefined;
  /** The model that the workspace defines under a name. */
  modelNamed(name: string): Origin | undefined;
  /** The class that a model was made of: `Order` of `order`. */
  modelClass(entity: string): ClassOrigin | undefined;
  /** What was put on the prototype that goes by the owner's name. */
  prototypeMethod(owner: string, name: string): FunctionOrigin | undefined;
  /** What the workspace keeps under a name on an object of the library. */
  kept(library: string, name: string): Origin | undefined;
  /** Where calls that take handlers are given a function by its name. */
  handingsOf(target: CallTarget): readonly Handing[];
  /** As what a framework calls a function that stands in a map which it was handed. */
  handed(target: CallTarget): Handed | undefined;
  /** The functions of the maps that are written in a file as being of a type that a tool generates for them. */
  writtenIn(file: string): readonly WrittenFunction[];
  /** What a value must be that is called by the name its library's clients go by; undefined where the workspace does not use the library. */
  conventional(name: string): Origin | undefined;
  /** What a dependency container hands out for a token. */
  provided(file: string, token: Expression): Origin | undefined;
  /** What a container calls by a name: the constructor's parameter of that name gets it. */
  registered(name: string): Origin | undefined;
}

export type TypeEnvironment = ReadonlyMap<string, Origin>;
export const NO_TYPES: TypeEnvironment = new Map();

export interface ClassKey {
  readonly file: string;
  readonly key: string;
}

/** The type parameters of an instance's class, with what they stand for. */
export function environmentOf(module: Outline | undefined, instance: Pick<InstanceOrigin, 'key' | 'typeArguments'>): TypeEnvironment {
  const parameters = module?.classes.find(({ key }) => key === instance.key)?.typeParameters ?? [];
  const bound = parameters.flatMap((name, index) => {
    const argument = instance.typeArguments[index];
    return argument ? [[name, argument] as const] : [];
  });
  return bound.length ? new Map(bound) : NO_TYPES;
}
