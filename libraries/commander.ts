import { library } from '../engine/contract/library.ts';

const step = { returns: 'self' } as const;

export default library({
  title: 'Commander',
  docs: 'https://github.com/tj/commander.js#action-handler',
  packages: { commander: '>=7' },
  exports: { program: { is: 'command' }, Command: { is: 'command' }, createCommand: { returns: 'command' } },
  types: {
    command: {
      isExtensible: true,
      members: {
        command: { returns: 'command' },
        createCommand: { returns: 'command' },
        addCommand: step,
        action: { ...step, entry: { kind: 'command', from: 0 } },
        name: step,
        alias: step,
        version: step,
        description: step,
        summary: step,
        usage: step,
        argument: step,
        arguments: step,
        addArgument: step,
        option: step,
        requiredOption: step,
        addOption: step,
        allowUnknownOption: step,
        allowExcessArguments: step,
        addHelpText: step,
        showHelpAfterError: step,
        hook: { ...step, callback: { argument: 1, runs: 'later' } },
        parse: step,
        parseAsync: { isPromise: true },
      },
    },
  },
});
