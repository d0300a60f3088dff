import { library } from '../engine/contract/library.ts';

const step = { returns: 'self' } as const;

export default library({
  title: 'yargs',
  docs: 'https://yargs.js.org/docs/#api-reference-commandcmd-desc-builder-handler',
  packages: { yargs: '>=15' },
  exports: { default: { is: 'yargs', returns: 'yargs' } },
  types: {
    yargs: {
      isExtensible: true,
      members: {
        command: { ...step, entry: { kind: 'command', from: 3, handler: 'handler' } },
        option: step,
        options: step,
        positional: step,
        scriptName: step,
        usage: step,
        version: step,
        strict: step,
        demandCommand: step,
        demandOption: step,
        alias: step,
        example: step,
        env: step,
        help: step,
        wrap: step,
      },
    },
  },
});
