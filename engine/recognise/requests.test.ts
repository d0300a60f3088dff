import { expect, test } from 'vitest';
import { operationLines, recognised } from '../../test/recognise/recognised.ts';

test('pg: texts, objects, wrappers', () => {
  const recogniser = recognised({
    'a.ts': `
      import { Pool } from 'pg';
      const pool = new Pool({ max: 10, query_timeout: 5000 });
      export const query = (text: string, values?: unknown[]) => pool.query(text, values);
      export async function run(id: number, column: string) {
        await pool.query('SELECT id, name FROM users u WHERE u.id = $1', [id]);
        await pool.query({ text: 'SELECT * FROM orders WHERE status = ANY($1)', values: [[id]] });
        await pool.query(\`SELECT count(*) FROM orders WHERE \${column} = 1\`);
        await pool.query('INSERT INTO users (a, b) VALUES ($1, $2), ($3, $4)');
        const client = await pool.connect();
        await client.query('BEGIN');
        await client.query('UPDATE users SET a = 1 WHERE email = $1 LIMIT 1', ['a']);
        await client.query('COMMIT');
        await query('select * from users', []);
      }`,
  });
  expect(operationLines(recogniser)).toMatchInlineSnapshot(`
    [
      "connect nothing - timeout given 5000 [awaited]",
      "sql many (open) by unknown timeout given 5000 [returned]",
      "read many users where id= by key columns id,name timeout given 5000 [awaited]",
      "read many orders where status in by list columns * timeout given 5000 [awaited]",
      "read count orders where … timeout given 5000 [awaited]",
      "insert nothing users bulk timeout given 5000 [awaited]",
      "transaction nothing - on one connection timeout given 5000 [awaited]",
      "update nothing users where email= on one connection timeout given 5000 [awaited]",
      "sql nothing - on one connection timeout given 5000 [awaited]",
    ]
  `);
});

test('requests, their hosts and timeouts', () => {
  const recogniser = recognised({
    'a.ts': `
      import axios from 'axios';
      import got from 'got';
      import ky from 'ky';
      import { request } from 'undici';
      import https from 'node:https';
      import superagent from 'superagent';
      const api = axios.create({ baseURL: 'https://api.example.com', timeout: 5_000 });
      const bare = axios.create({ baseURL: process.env.API_URL });
      const FOREVER = 0;
      export async function run(id: number, options: any) {
        await fetch('https://a.example.com/x');
        await fetch(\`https://b.example.com/\${id}\`, { signal: AbortSignal.timeout(3000) });
        await fetch('/own');
        await fetch(process.env.HOOK_URL, options);
        await api.get('/orders');
        await bare.post('/orders', { id });
        await axios.get('https://c.example.com', { timeout: FOREVER });
        await axios({ url: 'https://d.example.com', method: 'get', timeout: 100 });
        await got('https://e.example.com', { timeout: { request: 1000 } }).json();
        await ky.get('https://f.example.com').json();
        await ky.post('https://k.example.com', { timeout: false }).json();
        await request('https://g.example.com');
        https.get('https://h.example.com', () => {});
        await superagent.get('https://i.example.com').query({ a: 1 }).timeout(300);
        await superagent.get('https://j.example.com');
        await Promise.all([1, 2].map((n) => fetch(\`\${options.base}/\${n}\`)));
      }
      export const send = (url: string) => fetch(url);`,
  });
  expect(operationLines(recogniser)).toMatchInlineSnapshot(`
    [
      "client nothing - timeout given 5000 [dropped]",
      "client nothing - timeout none [dropped]",
      "request one a.example.com timeout standard 300000 [awaited]",
      "request one b.example.com timeout given 3000 [awaited]",
      "request one HOOK_URL timeout unknown [awaited]",
      "request one api.example.com timeout given 5000 [awaited]",
      "request one API_URL timeout none [awaited]",
      "request one c.example.com timeout none [awaited]",
      "request one d.example.com timeout given 100 [awaited]",
      "request one e.example.com timeout given 1000 [awaited]",
      "request one f.example.com timeout standard 10000 [awaited]",
      "request one k.example.com timeout standard 300000 [awaited]",
      "request one g.example.com timeout standard 300000 [awaited]",
      "request one h.example.com timeout none [awaited]",
      "request one i.example.com timeout given 300 [awaited]",
      "request one j.example.com timeout none [awaited]",
      "request one base timeout standard 300000 [returned]",
      "request one (open) timeout standard 300000 [returned]",
    ]
  `);
});

test('requests of browser code are left out', () => {
  const program = `export const load = () => fetch('https://a.example.com');`;
  const lines = (dependencies: Record<string, string>, text = program) =>
    operationLines(recognised({ 'package.json': JSON.stringify({ dependencies }), 'a.ts': text }));
  expect(lines({})).toHaveLength(1);
  expect(lines({ vue: '3' })).toHaveLength(0);
  expect(lines({ 'react-dom': '19', next: '16' })).toHaveLength(1);
  expect(lines({ next: '16' }, `'use client';\n${program}`)).toHaveLength(0);
});

test('beside a server, components and what takes hooks are browser code', () => {
  const load = `export const load = () => fetch('https://a.example.com');`;
  const lines = (path: string, text: string, server: Record<string, string> = { express: '5' }) =>
    operationLines(
      recognised({ 'package.json': JSON.stringify({ dependencies: { react: '19', 'react-dom': '19', ...server } }), [path]: text }),
      path,
    );
  expect(lines('api.ts', load)).toHaveLength(1);
  expect(lines('button.tsx', `export const Button = () => <a onClick={() => fetch('https://a.example.com')} />;`)).toHaveLength(0);
  expect(lines('use-orders.ts', `import { useEffect } from 'react'; ${load}`)).toHaveLength(0);
  expect(lines('orders.ts', `import { useQuery } from '@tanstack/react-query'; ${load}`)).toHaveLength(0);
  expect(lines('render.tsx', `import express from 'express'; ${load}`)).toHaveLength(1);
  const next = { next: '16' };
  const page = `export default async function Page() { return <p>{await fetch('https://a.example.com')}</p>; }`;
  expect(lines('app/orders/page.tsx', page, next)).toHaveLength(1);
  expect(lines('app/orders/page.tsx', `import { useState } from 'react'; ${page}`, next)).toHaveLength(0);
  expect(lines('pages/orders.tsx', `export default function Page() { fetch('https://a.example.com'); }`, next)).toHaveLength(0);
  expect(
    lines('pages/orders.tsx', `export async function getServerSideProps() { return fetch('https://a.example.com'); }`, next),
  ).toHaveLength(1);
});
