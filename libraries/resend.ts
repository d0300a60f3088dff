import { library } from '../engine/contract/library.ts';

const mail = { does: 'mail', gives: 'one', isPromise: true } as const;

export default library({
  title: 'Resend',
  docs: 'https://resend.com/docs/api-reference/emails/send-email',
  packages: { resend: '>=2' },
  exports: { Resend: { is: 'client' } },
  types: {
    client: { members: { emails: { is: 'emails' }, batch: { is: 'batch' } } },
    emails: { members: { send: mail, create: mail } },
    batch: { members: { send: mail, create: mail } },
  },
});
