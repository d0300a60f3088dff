import { library } from '../engine/contract/library.ts';

const request = { does: 'request', gives: 'one', isPromise: true } as const;

export default library({
  title: 'Google Gen AI',
  docs: 'https://googleapis.github.io/js-genai/',
  packages: { '@google/genai': '*' },
  exports: { GoogleGenAI: { is: 'client', does: 'client' } },
  types: {
    client: {
      members: {
        models: { is: 'service' },
        files: { is: 'service' },
        caches: { is: 'service' },
        operations: { is: 'service' },
        batches: { is: 'service' },
        chats: { is: 'chats' },
        live: {},
      },
    },
    service: { members: { '*': request } },
    chats: { members: { create: { returns: 'chat' } } },
    chat: { members: { sendMessage: request, sendMessageStream: { ...request, isStreamed: true }, getHistory: {} } },
  },
});
