/** Edits inside the body of one function, of which another function of the file has to come to know. */
import { expect, test } from 'vitest';
import { answersOf, opened, openedAnew } from './answers.ts';

const FILE = '/app/users.ts';
const LOADED = `
import { PrismaClient } from '@prisma/client';
const db = new PrismaClient();
const state: { users?: unknown; other?: unknown } = {};
export class Users {
  async fill() {
    state.users = await db.user.findMany({ take: 5 });
  }
  async all(ids: string[]) {
    for (const id of ids) {
      if (state.users === undefined) await this.fill();
    }
  }
  async known(ids: string[]) {
    const round = async (id: string) => { await db.user.findFirst({ where: { name: this.name } }); };
    await Promise.all(ids.map(round));
  }
  name = '';
  rename() {
    console.log(this.name);
  }
}
`;

test.each([
  ['what fills the memory that is asked first', 'state.users = await', 'state.other = await'],
  ['what gives a property another value', 'console.log(this.name)', "this.name = 'other'"],
  ['what each round does', 'findFirst', 'findMany'],
])('%s', (_, from, to) => {
  const workspace = opened(new Map([[FILE, LOADED]]));
  for (const text of [LOADED.replace(from, to), LOADED]) {
    answersOf(workspace);
    workspace.set(FILE, text);
    expect(answersOf(workspace)).toEqual(answersOf(openedAnew(workspace)));
  }
});
