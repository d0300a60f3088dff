/** What calling a value gives. */
import { isEqualData } from '../incremental/equal.ts';
import type { CallExpression } from '../model/expression.ts';
import { type Origin, unknown } from '../model/origin.ts';
import { CALLED, eachOption, oneOf } from './combine.ts';
import { inferredResult, isUnsaid } from './generics.ts';
import { libraryResult } from './library-values.ts';
import { environmentOf, type Linking } from './linking.ts';

export function originOfResult(linking: Linking, callee: Origin, call: CallExpression, file: string): Origin {
  return eachOption(callee, (option) => {
    switch (option.kind) {
      case 'library':
        return libraryResult(linking, option, call, file);
      case 'function':
        return resultGiven(linking, option, call, file);
      case 'class':
        return call.form === 'new'
          ? { ...option, kind: 'instance', typeArguments: call.typeArguments.map((one) => linking.type(file, one, new Map())) }
          : unknown('return-of-unknown');
      case 'package':
        return calledPackage(linking, option, call, file);
      case 'record':
        return linking.member(option, CALLED);
      default:
        return unknown('return-of-unknown');
    }
  });
}

/** A method gives back what its declared type says for the instance that it is called on; `this` is that instance. */
function resultOfFunction(linking: Linking, callee: Extract<Origin, { kind: 'function' }>): Origin {
  const { self } = callee;
  if (self?.kind !== 'instance') return linking.returned(callee.file, callee.key);
  const node = linking.modules.function(callee.file, callee.key);
  const owner: Origin | undefined =
    node?.owner === undefined ? undefined : { kind: 'instance', file: callee.file, key: node.owner, typeArguments: [] };
  if (node?.returns && self.typeArguments.length) {
    const origin = linking.type(callee.file, node.returns, environmentOf(linking.modules.outline(self.file), self));
    if (origin.kind !== 'unknown') return origin;
  }
  const returned = linking.returned(callee.file, callee.key);
  const asSelf = (origin: Origin): Origin =>
    origin.kind === 'promise' ? { ...origin, of: asSelf(origin.of) } : owner && isEqualData(origin, owner) ? self : origin;
  return asSelf(returned);
}

/** What a function says that it gives; where it leaves that to whoever calls it, what it is given says it. */
function resultGiven(linking: Linking, callee: Extract<Origin, { kind: 'function' }>, call: CallExpression, file: string): Origin {
  const result = resultOfFunction(linking, callee);
  const isToBeSaid = isUnsaid(result);
  const inferred = isToBeSaid || result.kind === 'object' ? inferredResult(linking, callee, call, file) : undefined;
  if (!inferred) return ofEntityGiven(linking, result, call, file);
  // An object that is put together says less of some members than the type that it is said to have.
  return isToBeSaid ? inferred : oneOf([result, inferred]);
}

/** `connection.getRepository(ctx, OrderLine)`: a generic function of the workspace gives back what it was given the class of. */
function ofEntityGiven(linking: Linking, result: Origin, call: CallExpression, file: string): Origin {
  if (result.kind !== 'library' || result.entity !== undefined) return result;
  for (const argument of call.arguments) {
    const given = argument.kind === 'name' ? linking.value(file, argument) : undefined;
    if (given?.kind === 'class') return { ...result, entity: given.key };
  }
  return result;
}

/** Calling a module as a whole is calling its default export. */
function calledPackage(linking: Linking, callee: Extract<Origin, { kind: 'package' }>, call: CallExpression, file: string): Origin {
  if (callee.path.length === 0) {
    const whole = linking.member(callee, 'default');
    if (whole.kind === 'library') return libraryResult(linking, whole, call, file);
  }
  return { ...callee, path: callee.path.concat('()') };
}
