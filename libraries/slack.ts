import { library } from '../engine/contract/library.ts';

// https://docs.slack.dev/tools/node-slack-sdk/reference/web-api/interfaces/WebClientOptions: `timeout` is in milliseconds, and its
// default, 0, is none. From version 8 on, the fetch beneath gives up after five minutes, and each of ten more attempts waits as long.
const timeout = { options: [{ argument: 1, option: 'timeout' }], standard: null, repair: 'milliseconds' } as const;
const request = {
  does: 'request',
  gives: 'one',
  isPromise: true,
  timeout: { clientOptions: [{ argument: 1, option: 'timeout' }], agents: ['agent'], clients: ['fetch'], standard: null },
} as const;

export default library({
  title: 'Slack',
  docs: 'https://docs.slack.dev/tools/node-slack-sdk/web-api/',
  packages: { '@slack/web-api': '>=5' },
  exports: { WebClient: { is: 'client', does: 'client', timeout } },
  types: {
    client: {
      members: {
        apiCall: request,
        filesUploadV2: request,
        // A page at a time, as it is asked for.
        paginate: {},
        chatStream: {},
        token: {},
        slackApiUrl: {},
        '*': { is: 'area' },
      },
    },
    // Areas have methods, or more areas: `admin.users.session.reset`.
    area: { members: { '*': { ...request, is: 'area' } } },
  },
});
