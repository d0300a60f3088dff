import { expect, test } from 'vitest';
import { operationLines, recognised } from '../../test/recognise/recognised.ts';

test('queries, writes and requests', () => {
  const recogniser = recognised({
    'db.ts': `import { createClient } from '@supabase/supabase-js'; export const supabase = createClient('https://shop', 'key');`,
    'a.ts': `
      import type { SupabaseClient } from '@supabase/supabase-js';
      import { supabase } from './db';
      export async function run(id: number, ids: number[], rows: object[], db: SupabaseClient) {
        const { data } = await supabase.from('orders').select('id, total::text, owner:users(id, name), lines!inner(*)').eq('status', 'open');
        await supabase.from('users').select('*').eq('id', id).single();
        await supabase.from('users').select().in('id', ids);
        await db.from('orders').select('id').or('status.eq.open,total.gt.3').order('id').limit(20);
        await db.from('orders').insert(rows).select('id');
        await db.from('users').update({ name: 'a' }).match({ id });
        await db.from('users').delete().gt('age', 3);
        await db.rpc('recount', { id });
        let query = db.from('orders').select('id');
        if (id) query = query.eq('user_id', id);
        await query.range(0, 9).abortSignal(AbortSignal.timeout(500));
        await db.storage.from('files').upload('a.txt', 'a');
        await db.auth.getUser();
        return db.schema('audit').from('events').select('id').maybeSingle();
      }`,
  });
  expect(operationLines(recogniser)).toMatchInlineSnapshot(`
    [
      "read many orders where status= limit 1000 columns id,total,owner,lines [awaited]",
      "read one users where id= by key columns * [awaited]",
      "read many users where id in by list columns * [awaited]",
      "read many orders where … limit 20 columns id order id [awaited]",
      "insert nothing orders bulk [awaited]",
      "update nothing users where id= by key [awaited]",
      "delete nothing users where age<> [awaited]",
      "sql many - limit 1000 [awaited]",
      "read many orders where user_id= limit 1000 columns id timeout given [awaited]",
      "request one - [awaited]",
      "request one - [awaited]",
      "read one events columns id [returned]",
    ]
  `);
});
