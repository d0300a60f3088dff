/**
 * Models found by the name they were defined with, or that their file goes by: programs gather them into an object at run time, file by
 * file, and take them from there as `models.Order`, or as `models.orders` of the class that `orders.js` gives.
 */
import type { Memo } from '../incremental/memo.ts';
import { createNameIndex, grouped } from '../incremental/name-index.ts';
import type { Expression } from '../model/expression.ts';
import type { ClassNode, Module } from '../model/module.ts';
import type { ClassOrigin, Origin } from '../model/origin.ts';
import { parentOf } from './heritage.ts';
import type { Linking } from './linking.ts';

export interface Models {
  /** The model that some file of the workspace defines under the name; undefined where several do. */
  named(name: string): Origin | undefined;
  /** The one class of a library's that goes by a model's name: models begin with a small letter as often as not. */
  classOf(entity: string): ClassOrigin | undefined;
}

export function createModels(memo: Memo, linking: Linking): Models {
  const { modules, index } = linking;
  const models = createNameIndex<Origin>(memo, 'models', modules.files, (file) => {
    const module = modules.module(file);
    return grouped(module ? [...definedIn(module), ...classesIn(module)] : []);
  });
  const definedIn = (module: Module): Named[] =>
    module.functions.flatMap(({ calls }) =>
      calls.flatMap((call): Named[] => {
        if (call.callee.kind !== 'member' || !index.definers.has(call.callee.name)) return [];
        const made = linking.value(module.path, call);
        return made.kind === 'library' && made.entity !== undefined ? [[made.entity, { ...made, built: [] }]] : [];
      }),
    );
  const classesIn = (module: Module): Named[] =>
    module.classes.flatMap((node): Named[] => {
      if (!node.heritage || !isOfLibrary(linking, module.path, node.heritage)) return [];
      const model: Origin = { kind: 'class', file: module.path, key: node.key };
      const fileName = isGivenInOne(node, module) ? nameOfFile(module.path) : undefined;
      return [node.name, ...(fileName === undefined || fileName === node.name ? [] : [fileName])].map((name) => [name, model]);
    });
  const classes = createNameIndex<ClassOrigin>(memo, 'model-classes', modules.files, (file) => {
    const module = modules.module(file);
    const own = module?.classes.filter(({ heritage }) => heritage && isOfLibrary(linking, file, heritage)) ?? [];
    return grouped(own.map((node) => [node.name.toLowerCase(), { kind: 'class', file, key: node.key }]));
  });
  return {
    named: (name) => only(models.get(name)),
    classOf: (entity) => only(classes.get(entity.toLowerCase())),
  };
}

function only<Item>(items: readonly Item[]): Item | undefined {
  return items.length === 1 ? items[0] : undefined;
}

type Named = readonly [name: string, model: Origin];

/** Classes between a model and the library's own. */
const MOST_PARENTS = 3;

function isOfLibrary(linking: Linking, file: string, heritage: Expression, parents = 0): boolean {
  const parent = parentOf(linking, file, heritage);
  if (parent.kind !== 'class' || parents >= MOST_PARENTS) return parent.kind === 'library';
  const above = linking.modules.outline(parent.file)?.classes.find(({ key }) => key === parent.key)?.heritage;
  return above !== undefined && isOfLibrary(linking, parent.file, above, parents + 1);
}

/** `module.exports = class Order extends Model {}`, `export default Order` */
function isGivenInOne({ key, binding }: ClassNode, { exports }: Module): boolean {
  return exports.some(({ name, value }) => {
    if (name !== '=' && name !== 'default') return false;
    return value.kind === 'binding' ? value.binding === binding : value.kind === 'expression' && isClass(value.expression, key);
  });
}

function isClass(expression: Expression, key: string): boolean {
  return expression.kind === 'class' && expression.key === key;
}

/** `orders` of `models/orders.js`. */
function nameOfFile(path: string): string | undefined {
  return /([^/.]+)\.\w+$/.exec(path)?.[1];
}
