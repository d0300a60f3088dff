import { library } from '../engine/contract/library.ts';

export default library({
  title: 'Socket.IO',
  docs: 'https://socket.io/docs/v4/server-api/',
  packages: { 'socket.io': '>=3 <5' },
  exports: { Server: { is: 'server', does: 'connect' }, Socket: { is: 'socket' }, Namespace: { is: 'server' } },
  types: {
    server: {
      members: {
        on: { entry: { kind: 'socket', path: { argument: 0 }, from: 1, parameters: ['socket'] } },
        of: { returns: 'server' },
        use: { entry: { kind: 'middleware', from: 0, parameters: ['socket'] } },
        to: { returns: 'self' },
        emit: { does: 'publish', isSynchronous: true },
      },
    },
    socket: {
      members: {
        on: { entry: { kind: 'socket', path: { argument: 0 }, from: 1, parameters: ['message'] } },
        emit: { does: 'publish', isSynchronous: true },
        to: { returns: 'self' },
        join: {},
        leave: {},
      },
    },
    message: { isRequest: true },
  },
});
