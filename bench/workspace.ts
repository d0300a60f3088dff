/**
 * Writes a back end of a wanted size, the way such back ends grow: one entity after another, each with its types, a repository, services
 * that call each other down a chain, routes, rules, a client, a job and tests. The same wishes give the same texts.
 */
import { client, job, mapper, rules, tests } from './generate/beside.ts';
import { type Entity, FRAMEWORKS, type Framework, newEntity, STORES, type Store } from './generate/entity.ts';
import { layer, layerName } from './generate/layers.ts';
import { kebab, laidOut } from './generate/layout.ts';
import { type Part, type Style, styleOf } from './generate/module.ts';
import { repository } from './generate/repository.ts';
import { routes } from './generate/routes.ts';
import { audit, auditFile, shared } from './generate/shared.ts';
import { types } from './generate/types.ts';
import { type Random, seeded } from './random.ts';

export interface WorkspaceWishes {
  /** So many at least; the last entity is written to its end. */
  readonly lines: number;
  readonly seed: number;
  /** How many services a request passes through before it reaches a repository. */
  readonly depth: number;
  /** All of them unless told. */
  readonly stores?: readonly Store[];
  readonly frameworks?: readonly Framework[];
}

/** Texts by path, from the workspace's root. */
export type GeneratedWorkspace = ReadonlyMap<string, string>;

interface Known {
  readonly entity: Entity;
  readonly style: Style;
}

/** One entity in so many has a service and rules of about a thousand lines. */
const LARGE = 12;

export function generatedWorkspace(wishes: WorkspaceWishes): GeneratedWorkspace {
  const random = seeded(wishes.seed);
  const files = new Map<string, string>();
  const stores = wished(wishes.stores, STORES);
  const frameworks = wished(wishes.frameworks, FRAMEWORKS);
  const known: Known[] = [];
  let lines = 0;
  while (lines < wishes.lines) {
    const entity = newEntity(
      known.length,
      known.map((one) => one.entity),
      stores,
      frameworks,
      random,
    );
    const one: Known = { entity, style: styleOf(entity, random) };
    for (const [path, text] of filesOf(one, known, wishes.depth, random)) {
      const code = laidOut(text);
      files.set(path, code);
      lines += lineCount(code);
    }
    known.push(one);
  }
  for (const [path, text] of shared(known.map(({ entity }) => entity))) files.set(path, /\.ts$/.test(path) ? laidOut(text) : text);
  return new Map([...files].sort(([left], [right]) => (left < right ? -1 : 1)));
}

function filesOf({ entity, style }: Known, known: readonly Known[], depth: number, random: Random): ReadonlyMap<string, string> {
  const { stem } = entity;
  const index = known.length;
  const files = new Map<string, string>();
  const part = (of: Known, word: string): Part => ({
    name: `${of.entity.name}${word}`,
    file: `${of.entity.stem.slice('src/'.length)}.${kebab(word.charAt(0).toLowerCase() + word.slice(1))}`,
    style: of.style,
  });
  const own = (word: string) => part({ entity, style }, word);
  const isLarge = index % LARGE === LARGE / 2 - 1;
  const parts = [...Array.from({ length: depth }, (_, level) => own(layerName(level))), own('Repository')];
  const [service, lowest] = [parts[0] ?? own('Repository'), parts.at(-1) ?? own('Repository')];
  const owners = entity.owners
    .flatMap((owner) => known.filter((one) => one.entity === owner))
    .map((one) => ({ entity: one.entity, part: part(one, 'Repository') }));
  const trail = auditFile(index, depth);

  files.set(`${stem}.types.ts`, types(entity, random));
  files.set(`src/${lowest.file}.ts`, repository(entity, lowest, random));
  const called: string[] = [];
  for (const [level, here] of parts.slice(0, -1).entries()) {
    const below = parts[level + 1] ?? lowest;
    const methodCount = isLarge && level === 0 ? 85 : random.between(2, 9);
    const made = layer({ entity, part: here, below, isLowest: below === lowest, owners, audit: trail, methodCount }, random);
    files.set(`src/${here.file}.ts`, made.code);
    if (level === 0) called.push(...made.called);
  }
  for (const [path, text] of routes(entity, { ...service, called }, [...parts, ...owners.map((owner) => owner.part)], random))
    files.set(path, text);
  files.set(`${stem}.rules.ts`, rules(entity, isLarge ? 38 : random.between(6, 22), random));
  files.set(`${stem}.mapper.ts`, mapper(entity, random));
  files.set(`${stem}.client.ts`, client(entity, random));
  if (random.happens(0.6)) files.set(`${stem}.job.ts`, job(entity, lowest, random));
  if (random.happens(0.8)) files.set(`${stem}.test.ts`, tests(entity, random));
  if (random.happens(0.5)) files.set(`${stem}.pricing.ts`, rules(entity, random.between(5, 15), random));
  if (!known.some((_, earlier) => auditFile(earlier, depth) === trail)) files.set(`src/${trail}.ts`, audit(trail));
  return files;
}

function wished<Name extends string>(names: readonly Name[] | undefined, all: readonly [Name, ...Name[]]): readonly [Name, ...Name[]] {
  const [first, ...rest] = names ?? all;
  return first === undefined ? all : [first, ...rest];
}

function lineCount(text: string): number {
  return text.split('\n').length - 1;
}
