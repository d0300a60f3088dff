import { library } from '../engine/contract/library.ts';

export default library({
  title: 'Stripe',
  docs: 'https://docs.stripe.com/api?lang=node',
  packages: { stripe: '>=8' },
  exports: { default: { is: 'client', does: 'client' }, Stripe: { is: 'client', does: 'client' } },
  types: {
    client: {
      members: { webhooks: {}, on: {}, off: {}, once: {}, getApiField: {}, '*': { is: 'resource' } },
    },
    // Resources have methods, or more resources: `billing.meterEvents.create`.
    resource: { members: { '*': { does: 'request', gives: 'one', isPromise: true, is: 'resource' } } },
  },
});
