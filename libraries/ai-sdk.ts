import { library } from '../engine/contract/library.ts';

// https://ai-sdk.dev/docs/ai-sdk-core/settings#abortsignal: no limit unless one is given, so that the five minutes of Node's fetch count.
const options = [{ argument: 0, option: 'timeout' }] as const;
const signals = [{ argument: 0, option: 'abortSignal' }] as const;
const request = {
  does: 'request',
  gives: 'one',
  isPromise: true,
  options: 0,
  timeout: { options, signals, standard: 300_000, repair: 'signal' },
} as const;
const streamed = { does: 'request', gives: 'one', isStreamed: true } as const;

export default library({
  title: 'AI SDK',
  docs: 'https://ai-sdk.dev/docs/reference/ai-sdk-core',
  packages: { ai: '>=4' },
  exports: {
    generateText: request,
    generateObject: request,
    generateImage: request,
    experimental_generateImage: request,
    experimental_generateSpeech: request,
    embed: request,
    embedMany: request,
    rerank: request,
    experimental_transcribe: request,
    streamText: streamed,
    streamObject: streamed,
  },
});
