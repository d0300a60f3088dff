import { library } from '../engine/contract/library.ts';

// https://github.com/openai/openai-node#timeouts and https://github.com/anthropics/anthropic-sdk-typescript#timeouts: ten minutes.
const standard = 600_000;
const client = {
  is: 'client',
  does: 'client',
  timeout: { options: [{ argument: 0, option: 'timeout' }], standard, repair: 'milliseconds' },
} as const;
const method = {
  does: 'request',
  gives: 'one',
  isPromise: true,
  is: 'resource',
  options: 1,
  timeout: { options: ['timeout'], signals: ['signal'], clientOptions: [{ argument: 0, option: 'timeout' }], standard },
} as const;

export default library({
  title: 'OpenAI and Anthropic',
  docs: 'https://github.com/openai/openai-node#readme',
  packages: { openai: '>=4', '@anthropic-ai/sdk': '>=0.9' },
  exports: { default: client, OpenAI: client, AzureOpenAI: client, Anthropic: client },
  types: {
    client: { members: { apiKey: {}, baseURL: {}, timeout: {}, '*': { is: 'resource' } } },
    // Resources have methods, or more resources: `chat.completions.create`.
    resource: { members: { '*': method } },
  },
});
