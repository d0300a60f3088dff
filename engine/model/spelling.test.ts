import { expect, test } from 'vitest';
import { inWords } from './spelling.ts';

test.each([
  ['orderItemId', 'order_item_id'],
  ['OrderItemID', 'order_item_id'],
  ['order_item_id', 'order_item_id'],
  ['HTTPRequest', 'http_request'],
  ['audit.AuditLog', 'audit.audit_log'],
  ['MAX_TRIES', 'max_tries'],
  ['entries', 'entries'],
])('%s is written in words as %s', (name, words) => {
  expect(inWords(name)).toBe(words);
});
