import { expect, test } from 'vitest';
import { ROOT, recognised } from '../../test/recognise/recognised.ts';

test('what calls do with the functions they are given', () => {
  const recogniser = recognised({
    'a.ts': `
      import pMap from 'p-map'; import pLimit from 'p-limit'; import pRetry from 'p-retry'; import DataLoader from 'dataloader'; import Bluebird from 'bluebird'; import { mapLimit } from 'async'; import _ from 'lodash'; import forEach from 'lodash/forEach'; import flatMap from 'lodash.flatmap'; import mapSeries from 'async/mapSeries.js'; const keyBy = require('lodash-es/keyBy');
      const limit = pLimit(5);
      export async function run(ids: number[]) {
        ids.map(async (id) => id);
        for (const x of ids.filter(Boolean)) x;
        await Promise.all(ids.map((id) => limit(() => fetch('https://a/' + id))));
        await pMap(ids, async (id) => id, { concurrency: 3 });
        await pMap(ids, async (id) => id);
        await Bluebird.map(ids, async (id) => id, { concurrency: 2 });
        await Bluebird.mapSeries(ids, async (id) => id);
        await mapLimit(ids, 4, async (id) => id);
        await pRetry(() => fetch('https://a'));
        new DataLoader(async (keys) => keys);
        _.forEach(ids, (id) => id);
        fetch('https://a').then((answer) => answer.json());
        ids.reduce(async (before, id) => id, 0);
        forEach(ids, (id) => id);
        flatMap(ids, (id) => id);
        await mapSeries(ids, async (id) => id);
        keyBy(ids, (id) => id);
      }`,
  });
  expect(
    recogniser.callbacksIn(`${ROOT}/a.ts`).map((use) => {
      const { callback, functions, concurrency } = use;
      const over = recogniser.dataOf(use);
      return `${callback.runs} ${functions.map((one) => one.function)} ${concurrency}${over ? ` over ${'name' in over ? over.name : over.kind}` : ''}`;
    }),
  ).toMatchInlineSnapshot(`
    [
      "each run/0 unbounded over ids",
      "each run/1 limited over ids",
      "each run/2 limited over ids",
      "each run/3 unbounded over ids",
      "each run/4 limited over ids",
      "each run/5 sequential over ids",
      "each run/6 limited over ids",
      "retry run/7 sequential",
      "batch run/8 sequential",
      "each run/9 sequential over ids",
      "once run/10 sequential",
      "each run/11 sequential over ids",
      "each run/12 sequential over ids",
      "each run/13 sequential over ids",
      "each run/14 sequential over ids",
      "each run/15 sequential over ids",
      "once run/1/0 limited",
    ]
  `);
});

test('whom an announced event runs, by its name or its class, and with what', () => {
  const recogniser = recognised({
    'bus.ts': "import { EventEmitter } from 'node:events'; export class Bus extends EventEmitter {} export const bus = new Bus();",
    'listeners.ts': `
      import { EventsHandler } from '@nestjs/cqrs'; import { OnEvent } from '@nestjs/event-emitter'; import { bus } from './bus'; import { Paid } from './a';
      bus.on('paid', function onPaid(id) {});
      @EventsHandler(Paid) export class PaidHandler { handle(event) {} }
      export class Mails { @OnEvent('paid') send(order, by) {} }`,
    'a.ts': `
      import { EventBus } from '@nestjs/cqrs'; import { EventEmitter2 } from '@nestjs/event-emitter'; import { bus } from './bus';
      export class Paid {}
      export function pay(events: EventEmitter2, classes: EventBus, order, user) {
        bus.emit('paid', order);
        bus.emit('sent', order);
        events.emit('paid', order, user);
        classes.publish(new Paid());
      }`,
  });
  expect(
    recogniser.callbacksIn(`${ROOT}/a.ts`).map(({ functions, passedFrom }) => `${functions.map((one) => one.function)} from ${passedFrom}`),
  ).toEqual(['onPaid from 1', 'Mails.send from 1', 'PaidHandler.handle from 0']);
});
