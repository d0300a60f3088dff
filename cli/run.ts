/**
 * The command line: reads the words, runs the command, turns what went wrong into one line that says what to do. What a command
 * needs is loaded when it is asked for, so that help and mistakes answer at once. It knows nothing of what is slow.
 */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { version } from '../package.json';
import type { CheckOptions } from './commands/check.ts';
import type { IndexOptions } from './commands/index-package.ts';
import type { ListOptions } from './commands/routes.ts';
import { EXIT, type Io, UsageError } from './io.ts';

const FORMATS = ['text', 'json', 'sarif', 'github', 'markdown'] as const;
const FAIL_ON = ['error', 'warning', 'info', 'never'] as const;

/**
 * @param words what follows the program's name
 * @returns the exit status: 0 nothing at or above --fail-on; 1 something; 2 used wrongly, or could not run
 */
export async function run(words: readonly string[], io: Io): Promise<number> {
  let status: number = EXIT.clean;
  const program = programOf(io, async (command) => {
    status = await command;
  });
  if (!words.length) {
    program.outputHelp();
    return EXIT.clean;
  }
  try {
    await program.parseAsync(words, { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT.clean;
    io.err.write(`latency-lens: ${sentenceOf(error, io)}\n`);
    return EXIT.failure;
  }
}

function programOf(io: Io, finish: (status: Promise<number>) => Promise<void>): Command {
  const program = new Command('latency-lens')
    .description('Shows what back-end TypeScript costs: queries per request, loops that ask one by one, calls that can hang for ever.')
    .version(version)
    .exitOverride()
    .configureOutput({ writeOut: (text) => io.out.write(text), writeErr: () => undefined, getOutHelpWidth: () => io.out.columns ?? 100 })
    .showHelpAfterError(false)
    .showSuggestionAfterError(true)
    .helpCommand(false);

  program
    .command('check')
    .description('find what is slow')
    .argument('[paths...]', 'files and folders (default: the current folder)')
    .addOption(new Option('--format <name>', 'how findings are written').choices(FORMATS).default('text'))
    .option('--rule <id...>', 'only these rules')
    .addOption(new Option('--fail-on <severity>', 'the least severity that ends with status 1').choices(FAIL_ON).default('warning'))
    .option('--fix', "apply the repairs that keep the program's meaning")
    .option('--fix-suggestions', 'apply those too that should be looked at')
    .option('--baseline <file>', 'say only what this file does not have')
    .option('--write-baseline', 'write the findings to the baseline instead of saying them')
    .option('--changed-since <git ref>', 'read everything, say only what is in changed files')
    .option('--config <file>', 'use this configuration instead of the nearest latency-lens.json')
    .option('--facts <file...>', 'what latency-lens index wrote of packages')
    .option('--cache <folder>', 'keep what is known there for the next run (default: node_modules/.cache/latency-lens)')
    .option('--no-cache', 'compute everything, keep nothing')
    .option('--quiet', 'no progress, no summary, nothing below --fail-on')
    .option('--no-color', 'write without colours (as with NO_COLOR=1)')
    .option('--jobs <n>', 'how many threads may be used; this version uses one, whatever is asked', positiveInteger)
    .action((paths: string[], options: CheckOptions) =>
      finish(
        (async () => {
          const { check } = await import('./commands/check.ts');
          const { withRulesApart } = await import('./rule-words.ts');
          const { withFactsApart } = await import('./facts.ts');
          const named = await withRulesApart(paths, options.rule ?? [], io);
          const apart = await withFactsApart(named.paths, options.facts ?? [], io);
          return check(apart.paths, { ...options, rule: named.rules, facts: apart.facts }, io);
        })(),
      ),
    );

  listing(program.command('routes').description('every route with its static cost, dearest first')).action(
    (paths: string[], options: ListOptions) => finish(import('./commands/routes.ts').then(({ routes }) => routes(paths, options, io))),
  );

  listing(program.command('checklist').description("the checklist's items with status and evidence")).action(
    (paths: string[], options: ListOptions) =>
      finish(import('./commands/checklist.ts').then(({ checklist }) => checklist(paths, options, io))),
  );

  program
    .command('index')
    .description('what is known of one package by itself, for check --facts')
    .argument('<package>', "the package's folder")
    .requiredOption('--out <file>', 'where it is written')
    .option('--cache <folder>', 'keep what is known there for the next run (default: node_modules/.cache/latency-lens)')
    .option('--no-cache', 'compute everything, keep nothing')
    .option('--quiet', 'say nothing')
    .action((name: string, options: IndexOptions) =>
      finish(import('./commands/index-package.ts').then(({ index }) => index(name, options, io))),
    );

  program
    .command('explain')
    .description("a rule's page")
    .argument('<rule>', "the rule's id")
    .option('--no-color', 'write without colours')
    .action((id: string, options: { color: boolean }) =>
      finish(import('./commands/explain.ts').then(({ explain }) => explain(id, options, io))),
    );

  program
    .command('lsp')
    .description('the language server, for any editor')
    .option('--stdio', 'speak over standard input and output')
    .action(({ stdio }: { stdio?: boolean }) => {
      if (!stdio) throw new UsageError('Say how to speak: latency-lens lsp --stdio');
      return finish(io.serve().then(() => EXIT.clean));
    });

  return program;
}

function listing(command: Command): Command {
  return command
    .argument('[paths...]', 'files and folders (default: the current folder)')
    .addOption(new Option('--format <name>', 'how it is written').choices(['text', 'json']).default('text'))
    .option('--config <file>', 'use this configuration instead of the nearest latency-lens.json')
    .option('--cache <folder>', 'keep what is known there for the next run (default: node_modules/.cache/latency-lens)')
    .option('--no-cache', 'compute everything, keep nothing')
    .option('--quiet', 'no progress')
    .option('--no-color', 'write without colours');
}

function positiveInteger(written: string): number {
  const value = Number(written);
  if (Number.isInteger(value) && value > 0) return value;
  throw new InvalidArgumentError('Give a whole number of at least 1.');
}

/** One line for people. What the program itself did wrong is shown in full only to those who look for it. */
function sentenceOf(error: unknown, { environment }: Io): string {
  const text = error instanceof Error ? error.message : String(error);
  if (error instanceof CommanderError) return oneLine(text.replace(/^error: /, ''));
  if (error instanceof UsageError) return oneLine(text);
  if (environment.LATENCY_LENS_DEBUG && error instanceof Error) return error.stack ?? text;
  return `stopped by a mistake of its own: ${oneLine(text)} (LATENCY_LENS_DEBUG=1 shows where; please report it)`;
}

function oneLine(text: string): string {
  return text.trim().replace(/\s*\n\s*/g, ' ');
}
