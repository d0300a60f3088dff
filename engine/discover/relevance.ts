/** Which files of a workspace the engine wants to see, told by their paths alone. */

/**
 * - `source`: TypeScript and JavaScript.
 * - `schema`: tables are declared there.
 * - `manifest`: how packages and modules are found.
 * - `configuration`: the workspace's own wishes.
 * - `evidence`: may show that a checklist item is done.
 * - `presence`: only that it is there matters; its text is not read.
 */
export type Relevance = 'source' | 'schema' | 'manifest' | 'configuration' | 'evidence' | 'presence';

/** The name of the configuration file. */
export const CONFIGURATION_FILE = 'latency-lens.json';

/** @returns undefined for a file that the engine has no use for */
export function relevanceOf(path: string): Relevance | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const extension = name.slice(name.lastIndexOf('.') + 1);
  if (SOURCES.has(extension)) return NOT_SOURCE.test(name) ? undefined : 'source';
  if (name === CONFIGURATION_FILE) return 'configuration';
  if (MANIFEST.test(name)) return 'manifest';
  if (extension === 'prisma' || extension === 'sql') return 'schema';
  if (LOCK_FILE.test(name)) return 'presence';
  if (EVIDENCE.test(name)) return 'evidence';
  return MANY_NAMED.test(name) && EVIDENCE_FOLDER.test(path) ? 'evidence' : undefined;
}

const SOURCES = new Set(['ts', 'tsx', 'mts', 'cts', 'js', 'jsx', 'mjs', 'cjs']);
/** Declarations of what is no code say nothing; minified text is another program's output. */
const NOT_SOURCE = /\.d\.[^.]+\.ts$|\.min\.[cm]?js$|\.bundle\.[cm]?js$/;
const MANIFEST = /^(package\.json|pnpm-workspace\.yaml|[tj]sconfig([.-][\w.-]+)?\.json)$/;
const LOCK_FILE = /^(package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?)$/;
const EVIDENCE = new RegExp(
  `^(${[
    '(Dockerfile|Containerfile)(\\.[\\w-]+)?',
    '[\\w-]+\\.[Dd]ockerfile',
    '(docker-)?compose([.-][\\w.-]+)?\\.ya?ml',
    '([\\w.-]+\\.)?nginx(\\.conf)?(\\.[\\w-]+)?',
    'Caddyfile',
    'haproxy\\.cfg',
    '[\\w.-]+\\.tf',
    '(prometheus|promtail|otel[\\w-]*|filebeat|artillery|serverless|app|render|fly|values|dependabot)([.-][\\w.-]+)?\\.(ya?ml|toml)',
    '(renovate|\\.renovaterc)(\\.json5?)?',
    '\\.(gitlab-ci|drone|travis)\\.yml',
    '(bitbucket|azure)-pipelines\\.yml',
    'Jenkinsfile',
    'Procfile',
    '(vercel|netlify|railway|ecosystem\\.config|nest-cli|ormconfig)\\.(json|toml)',
    'fly\\.toml|wrangler\\.(toml|jsonc?)',
    '(postgresql|mongod|pgbouncer)\\.(conf|ini)|my\\.cnf',
    'SECURITY\\.md',
    '\\.nvmrc|\\.node-version|\\.tool-versions',
  ].join('|')})$`,
);
/** Names that anything may have, wanted only where clusters, pipelines and proxies are usually kept. */
const MANY_NAMED = /\.(ya?ml|conf|cnf|ini)$/;
const EVIDENCE_FOLDER =
  /\/(\.github\/workflows|\.circleci|k8s|kubernetes|kube|helm|charts?|manifests|deploy(ment)?s?|infra(structure)?|ops|docker|nginx|caddy|prometheus|grafana|monitoring|postgres(ql)?|mysql|mongo|database)\//;
