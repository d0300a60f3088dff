import { library } from '../engine/contract/library.ts';

// https://github.com/sendgrid/sendgrid-nodejs/blob/main/packages/client/src/classes/client.js: sent by axios, with no limit unless
// `setTimeout` gave one for all.
const mail = { does: 'mail', gives: 'one', isPromise: true, timeout: { standard: null } } as const;

export default library({
  title: 'SendGrid',
  docs: 'https://github.com/sendgrid/sendgrid-nodejs/tree/main/packages/mail',
  packages: { '@sendgrid/mail': '>=6' },
  timeoutsElsewhere: ['.setTimeout', '.setDefaultRequest', '.setClient'],
  exports: { default: { is: 'service' }, MailService: { is: 'service' } },
  types: {
    service: {
      members: {
        send: mail,
        sendMultiple: mail,
        setApiKey: {},
        setTimeout: {},
        setClient: {},
        setTwilioEmailAuth: {},
        setSubstitutionWrappers: {},
      },
    },
  },
});
