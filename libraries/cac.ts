import { library } from '../engine/contract/library.ts';

const step = { returns: 'self' } as const;

export default library({
  title: 'CAC',
  docs: 'https://github.com/cacjs/cac#commands',
  packages: { cac: '>=6' },
  exports: { default: { returns: 'cac' }, cac: { returns: 'cac' }, CAC: { is: 'cac' }, Command: { is: 'command' } },
  types: {
    cac: { members: { command: { returns: 'command' }, option: step, usage: step, help: step, version: step, example: step, parse: {} } },
    command: {
      members: {
        action: { ...step, entry: { kind: 'command', from: 0 } },
        option: step,
        alias: step,
        usage: step,
        example: step,
        allowUnknownOptions: step,
      },
    },
  },
});
