/**
 * How many items a list has at most, by where it comes from: followed back through names, members, calls and what functions are given to
 * where the code writes it down, a schema holds it down, or a setting says it. Undefined wherever one way to it cannot be followed.
 */
import type { CallExpression, Expression } from '../../model/expression.ts';
import type { Definition } from '../../model/module.ts';
import type { Site } from '../../model/place.ts';
import type { Linker, Modules, Recogniser } from '../../model/steps.ts';
import { returnedIn } from '../../model/walk.ts';
import { fillsOf, isMemberFilled } from './fills.ts';
import type { At } from './frames.ts';
import { mostListedInClass, mostSaid, mostSaidAround, numberIn } from './list-ceilings.ts';
import { isOfSetting, isSetting } from './settings.ts';

/** Names, members and calls looked at for one question; what is further away is something else. */
const MOST_QUESTIONS = 40;
/** Of a function that more call than this, nobody knows what it is given. */
const MOST_CALLERS = 3;
/** Who calls with settings does so everywhere. */
const MOST_OF_SETTING = 8;
/** A setting is written by hand. */
const OF_SETTING = 5;

/** Give back a part of the list that they are asked of, or as many items as it has. */
const KEEPS = /^(filter|slice|sort|toSorted|reverse|toReversed|map|keys|values|entries|concat)$/;
/** Give back what they are given, in another form. */
const CONVERTS = /^(from|uniq|uniqBy|compact|sortBy|toArray|keys|values|entries|freeze|Set|Map)$/;
const CHECKS = /^(parse|safeParse|parseAsync|safeParseAsync|validate|validateAsync|validateSync|cast|decode|attempt)$/;

export interface MostSources {
  readonly modules: Modules;
  readonly linker: Linker;
  readonly recogniser: Recogniser;
}

export function mostItemsOf(list: Expression, file: string, sources: MostSources): number | undefined {
  const { modules, linker, recogniser } = sources;
  const asked = new Set<string>();
  let questions = 0;

  /** `path` is what is taken of the value, the outermost name first. */
  const follow = (value: Expression, path: readonly string[], at: At): number | undefined => {
    questions += 1;
    if (questions > MOST_QUESTIONS) return undefined;
    switch (value.kind) {
      case 'array':
        return path.length ? undefined : sumOf(value.elements.map((one) => (one.kind === 'spread' ? follow(one.value, [], at) : 1)));
      case 'object':
        return ofObject(value, path, at);
      case 'literal':
        return value.value === undefined || value.value === null ? 0 : undefined;
      case 'await':
        return follow(value.value, path, at);
      case 'choice':
        return mostOf((value.operator === '&&' ? value.options.slice(-1) : value.options).map((option) => follow(option, path, at)));
      case 'member':
        return ofWritten(value, path, at) ?? follow(value.object, [value.name, ...path], at);
      case 'name':
        return ofName(value, path, at);
      case 'call':
        return ofCall(value, path, at);
      default:
        return undefined;
    }
  };

  const ofObject = ({ entries }: Expression & { kind: 'object' }, [first, ...rest]: readonly string[], at: At): number | undefined => {
    if (first === undefined) return entries.some(({ isSpread }) => isSpread) ? undefined : entries.length;
    const own = entries.findLast(({ name }) => name === first);
    return own && follow(own.value, rest, at);
  };

  /** What a member stands for: a property of a class with its first value, an export of another file. */
  const ofWritten = (value: Expression, path: readonly string[], at: At): number | undefined => {
    const found = linker.definitionOf(at.file, value);
    const module = found && modules.module(found.file);
    if (!module || found.expression.kind === 'name' || found.expression.kind === 'member') return undefined;
    const isFilled = value.kind === 'member' && isMemberFilled(value.name, module);
    // What is empty at first is filled somewhere.
    return isFilled ? undefined : follow(found.expression, path, { file: found.file, frames: [] }) || undefined;
  };

  const ofName = (name: Expression & { kind: 'name' }, path: readonly string[], at: At): number | undefined => {
    const module = modules.module(at.file);
    const binding = module?.bindings[name.binding];
    if (!module || !binding || isAsked(`${at.file}#${name.binding}.${path.join('.')}`)) return undefined;
    const [{ source } = { source: undefined }] = binding.definitions;
    if (source?.kind === 'enum') return path.length ? undefined : source.members.length;
    if (source?.kind === 'import') return ofWritten(name, path, at);
    const found = mostOf(binding.definitions.map((one) => ofDefinition(one, path, at)));
    const before = at.file === file && !at.frames.length ? list.start : Number.POSITIVE_INFINITY;
    const filled = path.length ? 0 : fillsOf(name.binding, before, module, (over) => mostOf([follow(over, [], at)]));
    // A list that is empty and never filled is handed on to be filled.
    return found === undefined || filled === undefined || found + filled === 0 ? undefined : found + filled;
  };

  const ofDefinition = ({ source, path: taken }: Definition, path: readonly string[], at: At): number | undefined => {
    if (taken.some(({ kind }) => kind !== 'property')) return undefined;
    const whole = [...taken.flatMap((one) => (one.kind === 'property' ? [one.name] : [])), ...path];
    if (source.kind === 'none') return 0;
    if (source.kind === 'value') return follow(source.expression, whole, at);
    return source.kind === 'parameter' ? ofParameter(source.function, source.index, whole, at) : undefined;
  };

  const ofParameter = (key: string, index: number, path: readonly string[], at: At): number | undefined => {
    const node = modules.function(at.file, key);
    const property = path.at(-1);
    if (!node || node.parameters[index]?.isRest) return undefined;
    const target = { file: at.file, function: key };
    const frame = at.frames.findLast((one) => one.file === at.file && one.function === key);
    if (frame) {
      const given = frame.call.arguments[index];
      return given && follow(given, path, frame.from);
    }
    if (property !== undefined) {
      const type = linker.parameterOf(at.file, key, index);
      const said =
        (type.kind === 'instance' ? mostListedInClass(type, property, sources) : undefined) ??
        (recogniser.entriesOf(target).length || recogniser.isSentByClient(type)
          ? mostSaidAround('array', node, property, at.file, sources)
          : undefined);
      if (said !== undefined) return said;
    }
    const callers = linker.callersOf(target);
    if (!callers.length || callers.length > MOST_CALLERS || recogniser.entriesOf(target).length) return undefined;
    return mostOf(
      callers.map((site) => {
        const given = modules.call(site)?.arguments[index];
        return given && given.kind !== 'spread' ? follow(given, path, { file: site.file, frames: [] }) : undefined;
      }),
    );
  };

  const ofCall = (call: CallExpression, path: readonly string[], at: At): number | undefined => {
    const { callee, arguments: given } = call;
    const [first, second] = given;
    const name = callee.kind === 'name' || callee.kind === 'member' ? callee.name : '';
    const receiver = callee.kind === 'member' ? callee.object : undefined;
    if (isOfSetting(call, (value) => isGivenSetting(value, at))) return OF_SETTING;
    if (first && CHECKS.test(name)) {
      const property = path.at(-1);
      const schemas = [...(receiver ? [receiver] : []), ...given];
      return property === undefined ? undefined : (mostSaid('array', schemas, property, at.file, sources) ?? follow(first, path, at));
    }
    if (path.length) return ofReturned(call, path, at);
    if (first && CONVERTS.test(name) && (call.form === 'new' || !receiver || isBuiltIn(receiver))) return follow(first, [], at);
    const most = name === 'slice' && first?.kind === 'literal' && first.value === 0 && second ? mostNumber(second, at) : undefined;
    if (receiver && most !== undefined && most > 0) return most;
    if (receiver && name === 'concat') return sumOf([receiver, ...given].map((one) => follow(one, [], at)));
    if (receiver && KEEPS.test(name) && !linker.calleesOf(siteOf(call, at)).length) return follow(receiver, [], at);
    if (receiver && name === 'get') return ofValues(receiver, at);
    return ofReturned(call, path, at);
  };

  /** A number that is written down, or that a schema holds down where the function around is handed over. */
  const mostNumber = (value: Expression, at: At): number | undefined => {
    const written = numberIn(value, at.file, sources);
    const [definition] = value.kind === 'name' ? (modules.module(at.file)?.bindings[value.binding]?.definitions ?? []) : [];
    const [step, ...deeper] = definition?.path ?? [];
    if (written !== undefined || definition?.source.kind !== 'parameter' || step?.kind !== 'property' || deeper.length) return written;
    const node = modules.function(at.file, definition.source.function);
    return node && mostSaidAround('number', node, step.name, at.file, sources);
  };

  /** `limitsByPlan.get(plan)`: whichever of the lists that a map holds. */
  const ofValues = (map: Expression, at: At): number | undefined => {
    const found = linker.definitionOf(at.file, map);
    const made = found?.expression.kind === 'call' && found.expression.form === 'new' ? found.expression.arguments[0] : undefined;
    if (!found || made?.kind !== 'array') return undefined;
    return mostOf(
      made.elements.map((pair) => {
        const value = pair.kind === 'array' ? pair.elements[1] : undefined;
        return value && follow(value, [], { file: found.file, frames: [] });
      }),
    );
  };

  /** What a function of the workspace gives back, for what this call gives it. */
  const ofReturned = (call: CallExpression, path: readonly string[], at: At): number | undefined => {
    if (isAsked(`${at.file}#${call.function}()${call.index}`)) return undefined;
    return mostOf(
      linker.calleesOf(siteOf(call, at)).flatMap((target) => {
        const inside: At = { file: target.file, frames: [...at.frames, { ...target, call, from: at }] };
        const node = modules.function(target.file, target.function);
        return (node ? returnedIn(node) : []).map((value) => follow(value, path, inside));
      }),
    );
  };

  /** A parameter that is given a setting, by whoever calls. */
  const isGivenSetting = (value: Expression, at: At): boolean => {
    const [definition] = value.kind === 'name' ? (modules.module(at.file)?.bindings[value.binding]?.definitions ?? []) : [];
    const source = definition?.path.length ? undefined : definition?.source;
    if (source?.kind !== 'parameter') return false;
    const frame = at.frames.findLast((one) => one.file === at.file && one.function === source.function);
    const given = frame
      ? [frame.call.arguments[source.index]]
      : linker
          .callersOf({ file: at.file, function: source.function })
          .slice(0, MOST_OF_SETTING)
          .map((site) => modules.call(site)?.arguments[source.index]);
    const isOne = (one: Expression | undefined) => one !== undefined && (isSetting(one) || (frame && isGivenSetting(one, frame.from)));
    return given.length > 0 && given.every(isOne);
  };

  const isAsked = (key: string): boolean => {
    if (asked.has(key)) return true;
    asked.add(key);
    return false;
  };

  return follow(list, [], { file, frames: [] });
}

/** `Object.keys(…)`, `Array.from(…)`, `_.uniq(…)` */
function isBuiltIn(receiver: Expression): boolean {
  return receiver.kind === 'name' && /^(Object|Array|_|lodash)$/.test(receiver.name);
}

function siteOf({ function: key, index }: CallExpression, { file }: At): Site {
  return { file, function: key, part: 'call', index };
}

function sumOf(counts: readonly (number | undefined)[]): number | undefined {
  return counts.reduce((sum, count) => (sum === undefined || count === undefined ? undefined : sum + count), 0);
}

/** Of several ways to it; undefined where there is none, or one is not known. */
function mostOf(counts: readonly (number | undefined)[]): number | undefined {
  if (!counts.length || counts.some((one) => one === undefined)) return undefined;
  return Math.max(...(counts as number[]));
}
