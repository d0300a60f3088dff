import { library } from '../engine/contract/library.ts';
import { clientOf } from './request/request-client.ts';

const { request, types } = clientOf({ isSynchronous: true, callback: { argument: [1, 2], runs: 'later' } });

export default library({
  title: 'request',
  docs: 'https://github.com/request/request#requestoptions-callback',
  packages: { request: '>=2 <3' },
  exports: { default: { ...request, is: 'client', statics: 'client' } },
  types,
});
