/** What a function is handed that is written where a type of function is declared, a library's or the workspace's own: `const route: RequestHandler = (request) => …`. */
import type { FunctionNode } from '../model/module.ts';
import type { Origin } from '../model/origin.ts';
import type { TypeReference } from '../model/type-reference.ts';
import { oneOf, optionsOf } from './combine.ts';
import { libraryValue } from './library-values.ts';
import { type Linking, NO_TYPES } from './linking.ts';
import { parametersOfType } from './signatures.ts';

export function givenByDeclaration(linking: Linking, file: string, node: FunctionNode, index: number): Origin | undefined {
  const declared = declaredType(linking, file, node);
  if (!declared) return undefined;
  const given = optionsOf(linking.type(file, declared, NO_TYPES)).flatMap((option) => {
    const type = option.kind === 'library' ? linking.index.type(option.library, option.type)?.parameters?.[index] : undefined;
    return option.kind === 'library' && type ? [libraryValue(option.library, type)] : [];
  });
  if (given.length) return oneOf(given);
  const handed = parametersOfType(linking, file, declared)[index];
  return handed && handed.kind !== 'unknown' ? handed : undefined;
}

/** The type of the name or the property that holds the function, or of the answer that it is. */
function declaredType({ modules }: Linking, file: string, node: FunctionNode): TypeReference | undefined {
  const { type } = modules.holder(file, node.key);
  if (type) return type;
  const around = node.parent === undefined ? undefined : modules.function(file, node.parent);
  const isAnswer = around?.body.some((step) => step.kind === 'leave' && step.value?.kind === 'function' && step.value.key === node.key);
  return isAnswer ? around?.returns : undefined;
}
