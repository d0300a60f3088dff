/**
 * Whether what checks a request says how large a number may be. Schemas are read by the words that all of them share, whichever library
 * they are made with; a word that is not known to leave a number as large as it is may hold it down.
 */
import type { CallExpression, Expression } from '../../model/expression.ts';
import type { FunctionNode } from '../../model/module.ts';
import type { InstanceOrigin } from '../../model/origin.ts';
import type { Place, Site } from '../../model/place.ts';
import { inWords } from '../../model/spelling.ts';
import type { Linker, Modules, Recogniser, Written } from '../../model/steps.ts';
import { forEachChild, hasWithin, returnedIn } from '../../model/walk.ts';
import { checkedMembers } from './checked-members.ts';

interface Sources {
  readonly modules: Modules;
  readonly linker: Linker;
}

export interface AroundSources extends Sources {
  readonly recogniser: Recogniser;
}

/** Schemas are made of schemas; deeper than this they are not looked into. */
const MOST_DEPTH = 8;

/** Say what a number is, and leave it as large as it may be. */
const OPEN_WORDS =
  /^(z|v|t|s|Type|Joi|joi|yup|zod|coerce|object|Object|number|Number|int|int32|Integer|integer|bigint|BigInt|numeric|Numeric|string|String|any|unknown|min|minValue|gt|gte|greater|positive|nonnegative|nonNegative|finite|safe|multipleOf|step|optional|Optional|exactOptional|nullish|nullable|Nullable|default|prefault|fallback|describe|description|label|example|openapi|meta|brand|required|empty|trim|catch|extend|merge|and|pipe|transform|preprocess|toNumber|partial|strict|passthrough|GraphQL(Int|Float|String|BigInt|NonNull))$/;
/** A function whose name says that what it is given is checked by it. */
const CHECKS = /valid|schema|check|input|parse|dto|guard|celebrate|^z_|paginat/;

/** What a schema says of how large a property may be. */
export interface Ceiling {
  /** 'given' where it is held down, or may be; 'none' where a schema says what it is and no more; 'absent' where none speaks of it. */
  readonly is: 'none' | 'given' | 'absent';
  /** Where a schema says what the property is, and sets no ceiling. */
  readonly of?: Place;
  /** The same as a site, where what says it is an object or a call. */
  readonly site?: Site;
}

const ABSENT: Ceiling = { is: 'absent' };
const GIVEN: Ceiling = { is: 'given' };

export function ceilingIn(schemas: readonly Expression[], property: string | undefined, file: string, sources: Sources): Ceiling {
  const found = schemas.flatMap((one) => entriesNamed(property, one, file, sources, 0));
  const [first] = found;
  if (!first) return ABSENT;
  if (found.some(({ expression, file: where }) => mayHold(expression, where, sources, 0))) return GIVEN;
  const { file: where, expression } = first;
  return { is: 'none', of: { file: where, start: expression.start, end: expression.end }, ...siteOf(expression, where) };
}

function siteOf(expression: Expression, file: string): Pick<Ceiling, 'site'> {
  if (expression.kind !== 'object' && expression.kind !== 'call') return {};
  const { function: key, index, kind } = expression;
  return { site: { file, function: key, part: kind, index } };
}

/** What stands around a handler and says, or may say, how large the property may be: `.input(…)`, a validator before it. */
export function ceilingAround(node: FunctionNode, property: string | undefined, file: string, sources: AroundSources): Ceiling {
  const found = schemasAround(node, file, sources).map(({ given, steps, file: where }): Ceiling => {
    const ceiling = ceilingIn(given, property, where, sources);
    if (ceiling.is !== 'absent') return ceiling;
    return given.some(namesACheck) || steps.some((step) => step.arguments.length > 0 && namesACheck(step.callee)) ? GIVEN : ABSENT;
  });
  const said = found.find(({ is }) => is === 'given') ?? found.find(({ is }) => is === 'none');
  return said ?? ceilingIn(schemasBeside(node, file, sources), property, file, sources);
}

/** What stands beside a handler in the object that holds both: `{ args: { limit: { type } }, resolve() { … } }`. */
function schemasBeside({ key, parent }: FunctionNode, file: string, { modules }: AroundSources): readonly Expression[] {
  const around = parent === undefined ? undefined : modules.function(file, parent);
  const holder = around?.objects.find(({ entries }) => entries.some(({ value }) => value.kind === 'function' && value.key === key));
  return holder?.entries.flatMap(({ name, value }) => (BESIDE.test(name ?? '') ? [value] : [])) ?? [];
}

const BESIDE = /^(args|schema|input|validate|query|querystring|params|parameters)$/;

/** Whatever may be a schema where a function is handed to its framework, and the steps that come before that. */
export function schemasAround(node: FunctionNode, file: string, sources: AroundSources) {
  return registrations(node, file, sources).map(({ call, file: where }) => {
    const [own, ...steps] = chainOf(call);
    const given = [own, ...steps].flatMap((one) => one?.arguments.filter(({ kind }) => kind !== 'function' && kind !== 'text') ?? []);
    return { given, steps, file: where };
  });
}

/** The calls that hand a function to its framework: the one that it is written into, and those that name it. */
function registrations(node: FunctionNode, file: string, { modules, recogniser }: AroundSources) {
  const parent = node.parent === undefined ? undefined : modules.function(file, node.parent);
  const isHere = (inner: Expression) => inner.kind === 'function' && inner.key === node.key;
  const around = parent?.calls.findLast((call) => call.arguments.some((given) => hasWithin(given, isHere)));
  const named = recogniser.entriesOf({ file, function: node.key }).flatMap(({ site }) => {
    const call = site.part === 'call' ? modules.call(site) : undefined;
    return call && call !== around ? [{ call, file: site.file }] : [];
  });
  return around ? [{ call: around, file }, ...named] : named;
}

/** `@Max(100) limit: number` of the class that an object is checked by, or of one that it extends; what cannot be followed may say it. */
export function ceilingInClass(type: Pick<InstanceOrigin, 'file' | 'key'>, property: string | undefined, sources: Sources): Ceiling {
  const { members, isWhole } = checkedMembers(type, sources);
  const named = members.filter(({ name }) => property === undefined || name === property);
  const [first] = named;
  if (!first) return isWhole ? ABSENT : GIVEN;
  const isCeiling = ({ callee }: CallExpression) => /^(Max|IsIn|IsEnum|Length|Validate\w*)$/.test(nameOf(callee));
  if (named.some(({ decorators }) => decorators.some(isCeiling))) return GIVEN;
  const { file, decorators } = first;
  const [checked] = property === undefined ? [] : decorators;
  return checked ? { is: 'none', of: { file, start: checked.start, end: checked.end }, ...siteOf(checked, file) } : ABSENT;
}

/** Parses, or puts something in the place of nothing: `ParseIntPipe`, `new DefaultValuePipe(20)`, `{ type: () => Int }`. */
export function isUncheckingPipe(value: Expression): boolean {
  if (value.kind === 'call') return value.form === 'new' && isUncheckingPipe(value.callee);
  return (
    value.kind === 'object' ||
    value.kind === 'function' ||
    (value.kind === 'name' && /^(Parse\w+|DefaultValuePipe|ValidationPipe)$/.test(value.name))
  );
}

/** The call and those that its callee is made of: `procedure.input(schema).query(…)`. */
function chainOf(call: CallExpression): readonly CallExpression[] {
  const { callee } = call;
  const inner = callee.kind === 'member' ? callee.object : callee;
  return inner.kind === 'call' ? [call, ...chainOf(inner)] : [call];
}

function namesACheck(value: Expression): boolean {
  return hasWithin(value, (inner) => (inner.kind === 'name' || inner.kind === 'member') && CHECKS.test(inWords(inner.name)));
}

/** What schemas say of a property, however deep in them it stands. */
export function entriesNamed(property: string | undefined, schema: Expression, file: string, sources: Sources, depth: number): Written[] {
  if (property === undefined || depth > MOST_DEPTH) return [];
  const { expression, file: where } = written(schema, file, sources);
  if (expression.kind === 'function') return [];
  const found: Written[] = [];
  const again = (inner: Expression) => found.push(...entriesNamed(property, inner, where, sources, depth + 1));
  const made = expression.kind === 'call' ? madeBy(expression, where, sources) : [];
  const ofMade = made.flatMap((one) => entriesNamed(property, one.expression, one.file, sources, depth + 1));
  // What makes a handler of a schema, and no other schema, is given it as it is.
  if (ofMade.length || made.some(({ expression }) => expression.kind !== 'function')) return ofMade;
  if (expression.kind === 'object') {
    for (const entry of expression.entries) {
      if (entry.name === property) found.push({ expression: entry.value, file: where });
      else again(entry.value);
    }
  } else if (expression.kind !== 'name') forEachChild(expression, again);
  return found;
}

function written(expression: Expression, file: string, { linker }: Sources): Written {
  return linker.definitionOf(file, expression) ?? { expression, file };
}

/** What a function of the workspace makes a schema of: what it is given, it is given for that. Some give back just that. */
function madeBy({ function: key, index, arguments: given }: CallExpression, file: string, { modules, linker }: Sources): Written[] {
  return linker.calleesOf({ file, function: key, part: 'call', index }).flatMap((target) => {
    const node = modules.function(target.file, target.function);
    return (node ? returnedIn(node) : []).flatMap((expression): Written[] => {
      const parameter = parameterAt(expression, target, modules);
      if (parameter === undefined) return [{ expression, file: target.file }];
      const one = given[parameter];
      return one ? [{ expression: one, file }] : [];
    });
  });
}

/** The place of the parameter that a name stands for as it was handed in. */
function parameterAt(value: Expression, { file, function: key }: { file: string; function: string }, modules: Modules): number | undefined {
  const definitions = value.kind === 'name' ? (modules.binding(file, value.binding)?.definitions ?? []) : [];
  const [{ source, path } = {}, ...others] = definitions;
  return source?.kind === 'parameter' && source.function === key && !path?.length && !others.length ? source.index : undefined;
}

function mayHold(value: Expression, file: string, sources: Sources, depth: number): boolean {
  if (depth > MOST_DEPTH) return true;
  const { expression, file: where } = written(value, file, sources);
  const again = (inner: Expression) => mayHold(inner, where, sources, depth + 1);
  switch (expression.kind) {
    case 'literal':
    case 'text':
      return false;
    case 'name':
    case 'member':
      return !OPEN_WORDS.test(expression.name) || (expression.kind === 'member' && again(expression.object));
    case 'call':
      return again(expression.callee) || expression.arguments.some(again);
    case 'array':
      return expression.elements.some(again);
    case 'object':
      return expression.entries.some(({ name, value: given, isSpread }) => {
        if (isSpread) return again(given);
        // What is given where nothing is, and what is said of it, hold nothing down.
        if (/^(default(Value)?|description|deprecationReason|example|title|label)$/.test(name ?? '')) return false;
        return (
          name === undefined ||
          /max|enum|const|ref|oneOf|anyOf/i.test(name) ||
          (given.kind !== 'literal' && given.kind !== 'text' && again(given))
        );
      });
    case 'function':
      return mayHoldInside(expression.key, where, sources);
    default:
      return true;
  }
}

/** `.transform((text) => parseInt(text, 10))` only converts. */
function mayHoldInside(key: string, file: string, { modules }: Sources): boolean {
  const calls = modules.function(file, key)?.calls ?? [];
  return !calls.length || !calls.every(({ callee }) => /^(Number|parseInt|parseFloat)$/.test(nameOf(callee)));
}

function nameOf(callee: Expression): string {
  return callee.kind === 'name' || callee.kind === 'member' ? callee.name : '';
}
