import { library } from '../engine/contract/library.ts';

const transporter = { is: 'transporter' } as const;

export default library({
  title: 'Nodemailer',
  docs: 'https://nodemailer.com/usage',
  packages: { nodemailer: '>=6' },
  exports: { default: { is: 'module' }, createTransport: transporter, Transporter: transporter },
  types: {
    module: { members: { createTransport: { returns: 'transporter' }, createTestAccount: {}, getTestMessageUrl: {} } },
    transporter: { members: { sendMail: { does: 'mail', gives: 'one', isPromise: true }, verify: {}, close: {}, use: {}, isIdle: {} } },
  },
});
