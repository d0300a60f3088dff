import { library } from '../engine/contract/library.ts';

// https://github.com/mikeal/bent/blob/master/src/nodejs.js: no limit, and no option for one.
const send = { does: 'request', gives: 'one', isPromise: true, timeout: { standard: null } } as const;

export default library({
  title: 'bent',
  docs: 'https://github.com/mikeal/bent#readme',
  packages: { bent: '>=7 <8', '@types/bent': '*' },
  exports: { default: { does: 'client', returns: 'send' }, RequestFunction: { is: 'send' } },
  types: { send: { call: send } },
});
