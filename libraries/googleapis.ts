import { library } from '../engine/contract/library.ts';

/** Services have resources, those have methods or more resources; the methods send. */
const method = { does: 'request', gives: 'one', isPromise: true, is: 'resource' } as const;
const service = { is: 'resource', returns: 'resource' } as const;
const client = { is: 'resource' } as const;

export default library({
  title: 'Google APIs',
  docs: 'https://github.com/googleapis/google-api-nodejs-client',
  packages: { googleapis: '*', '@googleapis/gmail': '*', '@googleapis/calendar': '*', '@googleapis/drive': '*', '@googleapis/sheets': '*' },
  exports: {
    google: { is: 'google' },
    gmail: service,
    calendar: service,
    drive: service,
    sheets: service,
    auth: {},
    'gmail_v1.Gmail': client,
    'calendar_v3.Calendar': client,
    'drive_v3.Drive': client,
    'sheets_v4.Sheets': client,
    'people_v1.People': client,
    'youtube_v3.Youtube': client,
  },
  types: {
    google: { members: { auth: {}, options: {}, '*': service } },
    resource: { members: { context: {}, '*': method } },
  },
});
