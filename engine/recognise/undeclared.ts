/** Whether requests lose, before a handler sees them, what the classes that they are checked by do not declare. */
import type { Memo } from '../incremental/memo.ts';
import type { CallExpression } from '../model/expression.ts';
import type { Modules } from '../model/steps.ts';

/** `new ValidationPipe({ whitelist: true })`, `@UseValidationPipe({ whitelist: true })` */
export function stripsUndeclared({ callee, arguments: given }: CallExpression): boolean {
  if ((callee.kind !== 'name' && callee.kind !== 'member') || !/Validat|Pipe/.test(callee.name)) return false;
  return given.some(
    (one) =>
      one.kind === 'object' &&
      one.entries.some(({ name, value }) => name === 'whitelist' && value.kind === 'literal' && value.value === true),
  );
}

/** Told for all handlers: `app.useGlobalPipes(…)`, or a provider of the application. */
export function strippingForAll(memo: Memo, modules: Modules): () => boolean {
  const within = memo.query<boolean>(
    'strips-undeclared',
    (file) =>
      modules.module(file)?.functions.some(({ calls }) => calls.some((call) => call.form === 'new' && stripsUndeclared(call))) ?? false,
    { bottom: () => false, isOfEachFile: true },
  );
  const anywhere = memo.query<boolean>('any-strips-undeclared', () => modules.files().some((file) => within.get(file)), {
    bottom: () => false,
    isEager: true,
  });
  return () => anywhere.get('');
}
