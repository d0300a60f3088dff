import { library } from '../engine/contract/library.ts';

export default library({
  title: 'gRPC',
  docs: 'https://grpc.io/docs/languages/node/basics/#server',
  packages: { '@grpc/grpc-js': '>=1' },
  isOfBothEnds: true,
  exports: { Server: { is: 'server' } },
  types: {
    server: {
      members: { addService: { entry: { kind: 'route', method: 'GRPC', from: 9, handlers: { argument: 1 }, sent: [0] } } },
    },
  },
});
