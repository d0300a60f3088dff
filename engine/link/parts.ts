/**
 * Parts of modules, read so that whoever reads one does not come to know of edits inside the bodies of other functions. Of a file it is
 * remembered when its outline changed last, and when the inside of each outermost function did.
 */
import type { Input, Memo } from '../incremental/memo.ts';
import { editedFunction } from '../model/edited-function.ts';
import { functionsByKey, functionWith } from '../model/functions.ts';
import { holdersIn } from '../model/holders.ts';
import type { FunctionNode, Module } from '../model/module.ts';
import type { Modules } from '../model/steps.ts';
import type { TextChange } from '../model/text-change.ts';
import { functionAt } from '../model/walk.ts';

export interface Parts {
  readonly readers: Pick<Modules, 'outline' | 'function' | 'around' | 'functionAround' | 'binding' | 'topBinding' | 'holder'>;
  set(module: Module, edit: TextChange | undefined): void;
  remove(file: string): void;
}

/** @param modules read by those who ask for a part that is not there, which any edit may bring */
export function createParts(memo: Memo, modules: Input<Module>): Parts {
  const present = new Map<string, Module>();
  const outlines = memo.input<number>();
  const insides = memo.input<number>();
  let edits = 0;

  /** The module as it is now, for who reads nothing of it but what stands outside of functions, or in the one of that key. */
  const partly = (file: string, key: string): Module | undefined => {
    const module = present.get(file);
    if (memo.isForOneState) return module;
    const holder = module && (key === '' ? '' : outermostIn(module).get(key));
    if (holder === undefined) return modules.get(file);
    outlines.get(file);
    if (holder !== '') insides.get(holder);
    return module;
  };

  return {
    readers: {
      outline: (file) => partly(file, ''),
      around: (file, key) => (key === '' ? modules.get(file) : partly(file, key)),
      function: (file, key) => functionWith(partly(file, key), key),
      functionAround: (file, offset) => {
        const module = present.get(file);
        const node = module && functionAt(module, offset);
        return functionWith(partly(file, node?.key ?? ''), node?.key);
      },
      binding: (file, index) => {
        const binding = present.get(file)?.bindings[index];
        return binding ? partly(file, binding.function)?.bindings[index] : modules.get(file)?.bindings[index];
      },
      holder: (file, key) => {
        const module = partly(file, key);
        const holders = module && holdersIn(module);
        return { type: holders?.types.get(key), object: holders?.objects.get(key) };
      },
      topBinding: (file, name) => partly(file, '')?.bindings.find((one) => one.name === name && one.function === ''),
    },
    set: (module, edit) => {
      const { path } = module;
      const before = present.get(path);
      if (before === module) return;
      present.set(path, module);
      edits += 1;
      const edited = before && edit && editedFunction(before, module, edit);
      if (edited === undefined) outlines.set(path, edits);
      else insides.set(insideOf(path, edited), edits);
    },
    remove: (file) => {
      present.delete(file);
      edits += 1;
      outlines.set(file, edits);
    },
  };
}

/** By the key of a function, what is said of the outermost one around it; of the top level nothing. */
const outermost = new WeakMap<Module, ReadonlyMap<string, string>>();

function outermostIn(module: Module): ReadonlyMap<string, string> {
  const known = outermost.get(module);
  if (known) return known;
  const found = new Map<string, string>();
  const functions = functionsByKey(module);
  const holderOf = (node: FunctionNode): string => {
    const known = found.get(node.key);
    if (known !== undefined) return known;
    const around = node.parent === undefined || node.parent === '' ? undefined : functions.get(node.parent);
    const holder = node.key === '' ? '' : around ? holderOf(around) : insideOf(module.path, node.key);
    found.set(node.key, holder);
    return holder;
  };
  for (const node of module.functions) holderOf(node);
  outermost.set(module, found);
  return found;
}

function insideOf(file: string, key: string): string {
  return `${file}\n${key}`;
}
