import { library } from '../engine/contract/library.ts';

export default library({
  title: 'Functions Framework',
  docs: 'https://github.com/GoogleCloudPlatform/functions-framework-nodejs#readme',
  packages: { '@google-cloud/functions-framework': '>=2' },
  exports: {
    http: { entry: { kind: 'route', method: '*', path: { argument: 0 }, from: 1, sent: [0] } },
    cloudEvent: { entry: { kind: 'message', path: { argument: 0 }, from: 1 } },
  },
});
