/** Other ways to wait for an answer. */
import { type AwaitExpression, type SourceFile, SyntaxKind } from 'ts-morph';
import { codeFor, inEach, type Rewriting, replace } from './rewriting.ts';

export const answers: Readonly<Record<string, Rewriting>> = {
  parentheses: each((asked) => `(await (${asked}))`),
  'a handler of failures': each((asked) => `await ${asked}.catch((error) => { throw new Error('It failed.', { cause: error }); })`),
  'a function that is called at once': each((asked) => `await (async () => { return await ${asked}; })()`),
  'a function of its own that measures': inEach((file) => {
    const isDone = inAwaits(file, (asked) => `await timed('step', async () => ${asked})`);
    if (isDone) file.addStatements(codeFor(file, TIMED));
    return isDone;
  }),
};

const TIMED = `async function timed<T>(name: string, run: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  try {
    return await run();
  } finally {
    console.log(name, performance.now() - begun);
  }
}`;

function each(write: (asked: string) => string): Rewriting {
  return inEach((file) => inAwaits(file, write));
}

function inAwaits(file: SourceFile, write: (asked: string) => string): boolean {
  const found: readonly AwaitExpression[] = file.getDescendantsOfKind(SyntaxKind.AwaitExpression);
  return replace(
    file,
    found.map((node) => ({ node, text: write(node.getExpression().getText()) })),
  );
}
