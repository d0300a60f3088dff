import { library } from '../engine/contract/library.ts';

export default library({
  title: 'OpenTelemetry',
  docs: 'https://opentelemetry.io/docs/languages/js/instrumentation/#create-spans',
  packages: { '@opentelemetry/api': '>=1 <2' },
  exports: { trace: { is: 'trace' }, context: { is: 'context' }, Tracer: { is: 'tracer' }, Span: { is: 'span' } },
  types: {
    trace: { members: { getTracer: { returns: 'tracer' }, getActiveSpan: { returns: 'span' }, getSpan: { returns: 'span' } } },
    tracer: {
      members: {
        startActiveSpan: { callback: { argument: -1, parameters: ['span'], runs: 'once', givesBack: true } },
        startSpan: { returns: 'span' },
      },
    },
    context: { members: { with: { callback: { argument: 1, runs: 'once', givesBack: true } }, active: {}, bind: {} } },
    span: {
      members: {
        setAttribute: { returns: 'self' },
        setAttributes: { returns: 'self' },
        addEvent: { returns: 'self' },
        setStatus: { returns: 'self' },
        recordException: {},
        updateName: { returns: 'self' },
        end: {},
      },
    },
  },
});
