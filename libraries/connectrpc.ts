import { library } from '../engine/contract/library.ts';

const rpc = { returns: 'self', entry: { kind: 'route', method: 'RPC', from: 1, sent: [0] } } as const;

export default library({
  title: 'Connect',
  docs: 'https://connectrpc.com/docs/node/implementing-services',
  packages: { '@connectrpc/connect': '>=0.8' },
  isOfBothEnds: true,
  exports: { ConnectRouter: { is: 'router' }, createConnectRouter: { returns: 'router' } },
  types: {
    router: {
      members: {
        rpc,
        // All methods of a service, by their names.
        service: { returns: 'self', entry: { kind: 'route', method: 'RPC', from: 9, handlers: { argument: 1 }, sent: [0] } },
      },
    },
  },
});
