/** What a file is for, told by where it stands: tests, scripts and migrations are left alone by most rules. */
import type { Module } from '../model/module.ts';
import type { FileKind } from '../model/steps.ts';

const TEST =
  /^(acceptance|features\/support)\/|(^|\/)(__tests__|__mocks__|__fixtures__|__e2e__|tests?|specs?|e2e([_-]tests?)?|cypress|playwright|fixtures|([\w-]+-)?(mocks?|stubs?)|(mock|stub|fake)-(server|api|service)s?|testing|test[-_]?(utils?|helpers?|plugins?|apps?|servers?|fixtures?|schemas?)|test-?containers|([\w-]+-)?(acceptance|integration|int|functional|smoke|system|contract)[_-]tests?([_-](ts|js|suite))?|step[_-]?definitions)\/|[.-](test|spec|e2e|e2e-spec|stories|bench|eval|mock|fixture)s?\.[cm]?[jt]sx?$|\.(server|client|browser|integration|unit|int|api|db|e2e)-?tests?\.[cm]?[jt]sx?$|(^|\/)tests?([-._]?(utils?|helpers?))?\.[cm]?[jt]sx?$|(^|\/)((jest|vitest|playwright|cypress)\.[\w.]+|(tests?-(global-)?setup|setup-tests?|global-setup|global-teardown)\.[cm]?[jt]sx?)$/i;
const SCRIPT =
  /(^|\/)(\.github|scripts?|bin|\w*migrations?|(code|data|script|schema|database|db)-migrations?|packages\/build|seeds?|seeders?|seeding|tools|codemods?|([\w-]+-)?cli|commands?|benchmarks?|load-?tests?|(examples?|samples?)(-[\w-]+)?|dev-(server|env)|disabled|archived?|deprecated)\/|(^|\/)(seed|seeder|migrate|migration|gulpfile|gruntfile)[\w.-]*\.[cm]?[jt]s$|\.config\.[cm]?[jt]s$|\.(migration|seed|seeder)\.[cm]?[jt]s$|-(migration|seed)s?\.[cm]?[jt]s$|(^|\/)dev-?server\.[cm]?[jt]s$/i;
// Beneath an application's own code these are its parts: tools for an assistant, commands that a route hands work to. What stands
// right beneath `src/` as `commands/` is what command-line frameworks read.
const PART =
  /(?<=(^|\/)(src|server|app|api|lib|backend|utils|services|modules|features|components|ai|agents?|mcp)\/(.*\/)?)(tools|(?<!(^|\/)src\/)commands?)\//gi;
// Beside an application's own code, what looks its data over, and what scores the answers of its models.
const CHECKS = /(^|\/)(checks|evals)\//i;
const OWN_CODE = /(^|\/)(src|server|app|api|lib|backend)\/(.*\/)?(?=(checks|evals)\/)/i;
const BACKGROUND =
  /(^|\/)(cron|crons|cron-?jobs?|house-?keeping|daemons?|demo-?data|sample-?data|populat(e|ors?))\/|(^|\/)(demo|populate)-?(data|datasource|content|projects?|workspaces?|shop|store)?s?\.[cm]?[jt]s$|[.-]cron\.[cm]?[jt]s$|\.scheduler?\.[cm]?[jt]s$|(^|\/)cron[.-][\w.-]+\.[cm]?[jt]s$|(^|[/.-])backfill([.-][\w.-]+)?\.[cm]?[jt]s$/i;
const GENERATED = /(^|\/)(generated|__generated__|gen)\/|\.(generated|gen)\.[cm]?[jt]sx?$/i;

/** `path` is relative to the workspace's root, so that a workspace may itself stand in a folder called `test`. */
export function fileKindOf(path: string): FileKind {
  if (GENERATED.test(path)) return 'generated';
  if (TEST.test(path)) return 'test';
  if (CHECKS.test(path) && !OWN_CODE.test(path)) return 'script';
  return SCRIPT.test(path.replace(PART, '')) ? 'script' : 'source';
}

/** What runs by the clock, what fills a product to show it, and what fills up once what was missing: of such files true things matter little. */
export function isBackground(path: string): boolean {
  return BACKGROUND.test(path);
}

/** By what stands in it too: that a program wrote it, or a way there and back for a schema. */
export function kindOfModule(module: Module | undefined, path: string): FileKind {
  if (module?.isGenerated) return 'generated';
  const kind = fileKindOf(path);
  return kind === 'source' && module && isMigration(module) ? 'script' : kind;
}

/** `export default { up: async (pool) => …, down: async (pool) => … }`; and not what makes them of other files, in a function. */
function isMigration({ functions }: Module): boolean {
  const whole = functions.find(({ form }) => form === 'module')?.key;
  return functions.some(
    (up) =>
      up.name === 'up' &&
      up.isAsync &&
      (up.parent === undefined || up.parent === whole) &&
      functions.some((down) => down.name === 'down' && down.parent === up.parent && down.owner === up.owner),
  );
}
