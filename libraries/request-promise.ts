import { library } from '../engine/contract/library.ts';
import { clientOf } from './request/request-client.ts';

// The body of a whole answer is what came, and no stream.
const { request, types } = clientOf({ isPromise: true, isStreamed: false });

export default library({
  title: 'Request-Promise',
  docs: 'https://github.com/request/request-promise#readme',
  packages: { 'request-promise': '>=4 <5', 'request-promise-native': '>=1 <2' },
  exports: { default: { ...request, is: 'client', statics: 'client' } },
  types,
});
