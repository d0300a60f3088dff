/** Commands of a command line, which whoever types them waits for. */
import { expect, test } from 'vitest';
import { entryLines } from '../../test/recognise/recognised.ts';

test.each([
  [
    'commander',
    `import { Command } from 'commander'; new Command().command('move <id>').description('…').action(move); function move(id) {}`,
  ],
  ['yargs', `import yargs from 'yargs'; yargs(process.argv).command('move <id>', '…', (y) => y, move).strict(); function move({ id }) {}`],
  ['yargs', `import yargs from 'yargs'; yargs.command({ command: 'move <id>', handler: move }).help(); function move({ id }) {}`],
  [
    'cac',
    `import cac from 'cac'; const cli = cac('shop'); cli.command('move <id>', '…').option('--dry', '…').action(move); function move(id) {}`,
  ],
])('a command of %s', (_, text) => {
  expect(entryLines({ 'a.ts': text })).toEqual(['command move']);
});
