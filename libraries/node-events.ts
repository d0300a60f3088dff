import { library } from '../engine/contract/library.ts';

const listen = { entry: { kind: 'message', path: { argument: 0 }, from: 1 }, returns: 'self' } as const;

export default library({
  title: 'node:events',
  docs: 'https://nodejs.org/docs/latest/api/events.html',
  packages: { 'node:events': '*', events: '*' },
  exports: { default: { is: 'emitter', statics: 'module' }, EventEmitter: { is: 'emitter' } },
  types: {
    module: { members: { EventEmitter: { is: 'emitter' } } },
    emitter: {
      members: {
        on: listen,
        addListener: listen,
        prependListener: listen,
        once: listen,
        emit: { announces: { argument: 0 } },
      },
    },
  },
});
