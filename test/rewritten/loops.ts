/** Other ways to run over a list, one item after another. */
import { type ForOfStatement, Node, type SourceFile, SyntaxKind } from 'ts-morph';
import { codeFor, inEach, type Rewriting, replace } from './rewriting.ts';

interface Loop {
  readonly item: string;
  /** Such that a dot may follow. */
  readonly list: string;
  /** The statements of the body. */
  readonly body: string;
}

export const loops: Readonly<Record<string, Rewriting>> = {
  'a counter': each(({ item, list, body }) => `for (let at = 0; at < ${list}.length; at += 1) {\nconst ${item} = ${list}[at];${body}\n}`),
  'numbered items': each(({ item, list, body }) => `for (const [at, ${item}] of ${list}.entries()) {${body}\n}`),
  'a block around the body': each(({ item, list, body }) => `for (const ${item} of ${list}) {\n{${body}\n}\n}`),
  'a failure of one that leaves the others': each(
    ({ item, list, body }) => `for (const ${item} of ${list}) {\ntry {${body}\n} catch (error) {\nconsole.warn(error);\n}\n}`,
  ),
  'a function of its own that runs each': inEach((file) => {
    const isDone = inLoops(file, ({ item, list, body }) => `await inTurn(${list}, async (${item}) => {${body}\n});`, withoutJumps);
    if (isDone) file.addStatements(codeFor(file, IN_TURN));
    return isDone;
  }),
  'a chain of promises': each(
    ({ item, list, body }) => `await ${list}.reduce(async (before, ${item}) => {\nawait before;${body}\n}, Promise.resolve());`,
    withoutJumps,
  ),
};

const IN_TURN = `async function inTurn<T>(items: Iterable<T>, run: (item: T) => Promise<void>) {
  for (const item of items) await run(item);
}`;

function each(write: (loop: Loop) => string, isWanted: (loop: ForOfStatement) => boolean = () => true): Rewriting {
  return inEach((file) => inLoops(file, write, isWanted));
}

function inLoops(file: SourceFile, write: (loop: Loop) => string, isWanted: (loop: ForOfStatement) => boolean): boolean {
  const found = file.getDescendantsOfKind(SyntaxKind.ForOfStatement).filter((loop) => !loop.isAwaited() && isWanted(loop));
  return replace(
    file,
    found.flatMap((node) => {
      const declared = node.getInitializer();
      const [declaration] = Node.isVariableDeclarationList(declared) ? declared.getDeclarations() : [];
      const list = node.getExpression().getText();
      const body = node.getStatement();
      if (!declaration) return [];
      const text = write({
        item: declaration.getNameNode().getText(),
        list: /^[\w.]+$/.test(list) ? list : `(${list})`,
        body: Node.isBlock(body)
          ? body
              .getStatements()
              .map((one) => one.getFullText())
              .join('')
          : ` ${body.getText()}`,
      });
      return [{ node, text }];
    }),
  );
}

/** A function that stands for the body cannot leave the loop, nor the function around it. */
function withoutJumps(loop: ForOfStatement): boolean {
  const isOfLoop = (node: Node) => {
    const around = node.getFirstAncestor((one) => one === loop || Node.isFunctionLikeDeclaration(one));
    return around === loop;
  };
  const jumps = [SyntaxKind.BreakStatement, SyntaxKind.ContinueStatement, SyntaxKind.ReturnStatement] as const;
  return !jumps.some((kind) => loop.getDescendantsOfKind(kind).some(isOfLoop));
}
