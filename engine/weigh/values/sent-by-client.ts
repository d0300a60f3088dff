/**
 * How far a value is the client's to choose: followed back through names, members, calls and callers to a request, with an eye on the way
 * for whatever may hold it down. What cannot be followed is not taken for the client's; what may hold it down is taken to do so.
 */
import type { CallExpression, Expression } from '../../model/expression.ts';
import type { Definition, FunctionNode, Module, Parameter } from '../../model/module.ts';
import type { InstanceOrigin, Origin } from '../../model/origin.ts';
import type { SentByClient } from '../../model/sent.ts';
import type { Linker, Modules, Recogniser } from '../../model/steps.ts';
import { forEachStep, returnedIn } from '../../model/walk.ts';
import { stripsUndeclared } from '../../recognise/undeclared.ts';
import { isComparedWithMost } from './ceilings.ts';
import { checkedMembers } from './checked-members.ts';
import type { At } from './frames.ts';
import { type Ceiling, ceilingAround, ceilingIn, ceilingInClass, isUncheckingPipe } from './schema-ceilings.ts';

/** Names, calls and callers looked at for one question; a chain that is longer is something else. */
const MOST_QUESTIONS = 60;
/** Of more callers than this not all are asked. */
const MOST_CALLERS = 8;

/** Give back the same number, in another form. */
const CONVERTS = /^(Number|parseInt|parseFloat|String|BigInt|abs|trunc|floor|ceil|round|max|toString|trim|toNumber|toInteger|valueOf)$/;
/** Read one value out of what was sent. */
const READS = /^(get|getAll|query|queries|qs|param|input|only|all|json|formData|body|valid)$/;
/** Give back what they are given, if it is as a schema says. */
const CHECKS = /^(parse|safeParse|parseAsync|safeParseAsync|validate|validateAsync|validateSync|cast|assert|decode|create|attempt)$/;
/** What a server, not the client, puts beside what was sent. */
const OWN =
  /^(ctx|context|user|session|auth|env|var|app|log|logger|server|config|state|locals|prisma|db|tenant|organi[sz]ation|workspace)$/;

const NO: SentByClient = { how: 'no' };
const CHECKED: SentByClient = { how: 'checked' };
const FREE: SentByClient = { how: 'free' };

export interface SentSources {
  readonly modules: Modules;
  readonly linker: Linker;
  readonly recogniser: Recogniser;
}

export function sentByClient(file: string, expression: Expression, sources: SentSources): SentByClient {
  const { modules, linker, recogniser } = sources;
  const asked = new Set<string>();

  /** `path` is what is taken of the expression's value, the outermost name first; where nothing is, the value itself is seen here. */
  const follow = (value: Expression, path: readonly string[], at: At): SentByClient => {
    const sent = followInto(value, path, at);
    return sent.how === 'no' || sent.from || path.length ? sent : seenAt(value, at, sent);
  };

  const followInto = (value: Expression, path: readonly string[], at: At): SentByClient => {
    switch (value.kind) {
      case 'member':
        return follow(value.object, [value.name, ...path], at);
      case 'element':
        return follow(value.object, path, at);
      case 'await':
      case 'spread':
        return follow(value.value, path, at);
      case 'choice':
        return strongest(value.options.map((option) => follow(option, path, at)));
      case 'text':
        return strongest(value.holes.map((hole) => follow(hole, [], at)));
      case 'operator':
        return /^[-+*/]$/.test(value.operator) ? strongest(value.operands.map((operand) => follow(operand, [], at))) : NO;
      case 'object':
        return ofObject(value, path, at);
      case 'call':
        return ofCall(value, path, at);
      case 'name':
        return ofName(value, path, at);
      default:
        return NO;
    }
  };

  const ofObject = ({ entries }: Expression & { kind: 'object' }, [first, ...rest]: readonly string[], at: At): SentByClient => {
    if (first === undefined) return strongest(entries.map(({ value }) => follow(value, [], at)));
    const own = entries.findLast(({ name }) => name === first);
    if (own) return follow(own.value, rest, at);
    return strongest(entries.filter(({ isSpread }) => isSpread).map(({ value }) => follow(value, [first, ...rest], at)));
  };

  const ofCall = (call: CallExpression, path: readonly string[], at: At): SentByClient => {
    const { callee, arguments: given } = call;
    const name = callee.kind === 'name' || callee.kind === 'member' ? callee.name : '';
    const receiver = callee.kind === 'member' ? callee.object : undefined;
    const ofGiven = () => strongest(given.map((one) => follow(one, [], at)));
    if (call.form === 'new') return /^(URL|URLSearchParams)$/.test(name) ? ofGiven() : held(ofGiven());
    if (CONVERTS.test(name)) return strongest([ofGiven(), receiver ? follow(receiver, [], at) : NO]);
    if (READS.test(name) && receiver) {
      // `context.get('user')` is what the server keeps there.
      if (/^(get|json)$/.test(name) && receiver.kind === 'name' && given.length && brings(receiver, at)) return NO;
      const [key] = given;
      const read = follow(receiver, key?.kind === 'text' ? [key.parts[0] ?? '', ...path] : path, at);
      if (read.how !== 'no') return path.length ? read : seenAt(call, at, read);
    }
    if (CHECKS.test(name)) {
      const sent = strongest(given.map((one) => follow(one, path.slice(/^(data|value|output)$/.test(path[0] ?? '') ? 1 : 0), at)));
      const schemas = [...(receiver ? [receiver] : []), ...given];
      if (sent.how !== 'no') return heldBy(ceilingIn(schemas, path.at(-1), at.file, sources), sent);
    }
    const returned = ofReturned(call, path, at);
    if (returned.how === 'no') return held(ofGiven());
    const ceiling = ceilingIn(
      given.filter((one) => isSetUp(one, at)),
      path.at(-1),
      at.file,
      sources,
    );
    return ceiling.is === 'absent' ? returned : heldBy(ceiling, returned);
  };

  /** `readRequest(listContract, request)`: what is written outside every function holds nothing of a request, and may say what one holds. */
  const isSetUp = (value: Expression, at: At): boolean => {
    const made = value.kind === 'name' || value.kind === 'member' ? linker.definitionOf(at.file, value)?.expression : undefined;
    return (made?.kind === 'call' || made?.kind === 'object') && made.function === '';
  };

  /** What a function of the workspace gives back, for what this call gives it. */
  const ofReturned = (call: CallExpression, path: readonly string[], at: At): SentByClient => {
    if (isDone(`${at.file}#${call.function}()${call.index}`)) return NO;
    const callees = linker.calleesOf({ file: at.file, function: call.function, part: 'call', index: call.index });
    return strongest(
      callees.flatMap((target) => {
        const inside: At = { file: target.file, frames: [...at.frames, { ...target, call, from: at }] };
        const node = modules.function(target.file, target.function);
        return (node ? returnedIn(node) : []).map((value) => follow(value, path, inside));
      }),
    );
  };

  const ofName = (name: Expression & { kind: 'name' }, path: readonly string[], at: At): SentByClient => {
    const module = moduleOf(at);
    const given = name.binding < 0 || isDone(`=${at.file}#${name.binding}.${path.join('.')}`) ? [] : assignedTo(name.binding, path, module);
    // What was put in its place holds it down, unless that is as free itself: `request.limit = request.limit || 20`.
    if (given.length) return given.map((one) => follow(one, [], at)).find(({ how }) => how !== 'free') ?? FREE;
    if (name.binding < 0 || isDone(`${at.file}#${name.binding}.${path.join('.')}`)) return NO;
    const found = strongest((module?.bindings[name.binding]?.definitions ?? []).map((one) => ofDefinition(one, path, at)));
    return found.how === 'free' && isComparedWithMost(name.binding, path, module) ? held(found) : found;
  };

  const ofDefinition = ({ source, path: taken }: Definition, path: readonly string[], at: At): SentByClient => {
    const whole = [...taken.flatMap((one) => (one.kind === 'property' ? [one.name] : [])), ...path];
    if (source.kind === 'value') return follow(source.expression, whole, at);
    return source.kind === 'parameter' ? ofParameter(source.function, source.index, whole, at) : NO;
  };

  const ofParameter = (key: string, index: number, path: readonly string[], at: At): SentByClient => {
    const node = modules.function(at.file, key);
    const parameter = node?.parameters[index];
    if (!node || !parameter) return NO;
    const target = { file: at.file, function: key };
    const decorators = parameter.decorators.filter(({ callee }) => recogniser.isSentByClient(linker.originOf(at.file, callee)));
    if (decorators.length) {
      const type = linker.parameterOf(at.file, key, index);
      const isLost = type.kind === 'instance' && isStripped(node, parameter, at) && isUndeclared(type, path[0], sources);
      return isLost ? NO : ofDecorated(decorators, type, path);
    }
    const isSent =
      recogniser.isSentByClient(linker.parameterOf(at.file, key, index)) ||
      recogniser.entriesOf(target).some(({ sent }) => sent.includes(index));
    if (isSent) return ofRequest(node, path, at);
    const frame = at.frames.findLast((one) => one.file === at.file && one.function === key);
    if (frame) {
      const given = frame.call.arguments[index];
      return given ? follow(given, path, frame.from) : NO;
    }
    return strongest(
      linker
        .callersOf(target)
        .slice(0, MOST_CALLERS)
        .map((site) => {
          const given = modules.call(site)?.arguments[index];
          return given && given.kind !== 'spread' ? follow(given, path, { file: site.file, frames: [] }) : NO;
        }),
    );
  };

  const isStripped = ({ decorators, owner }: FunctionNode, parameter: Parameter, at: At): boolean => {
    const around = moduleOf(at)?.classes.find((one) => one.key === owner);
    const marks = [...parameter.decorators, ...decorators, ...(around?.decorators ?? [])];
    return (
      recogniser.stripsUndeclared() ||
      marks.some((mark) => stripsUndeclared(mark) || mark.arguments.some((given) => given.kind === 'call' && stripsUndeclared(given)))
    );
  };

  /** `@Query('limit', ParseIntPipe) limit: number`, `@Query() query: ListQuery` */
  const ofDecorated = (decorators: readonly CallExpression[], type: Origin, path: readonly string[]): SentByClient => {
    const given = decorators.flatMap((call) => call.arguments);
    if (!given.every((one) => one.kind === 'text' || isUncheckingPipe(one))) return CHECKED;
    const ceiling = type.kind === 'instance' ? ceilingInClass(type, path.at(-1), sources) : undefined;
    return ceiling && ceiling.is !== 'absent' ? heldBy(ceiling, FREE) : FREE;
  };

  const ofRequest = (node: FunctionNode, path: readonly string[], at: At): SentByClient => {
    if (path.some((name) => OWN.test(name))) return NO;
    const around = ceilingAround(node, path.at(-1), at.file, sources);
    return around.is === 'absent' ? FREE : heldBy(around, FREE);
  };

  const brings = (value: Expression, at: At) => recogniser.isSentByClient(linker.originOf(at.file, value));
  const moduleOf = (at: At) => modules.module(at.file);
  const isDone = (key: string): boolean => {
    if (asked.has(key) || asked.size >= MOST_QUESTIONS) return true;
    asked.add(key);
    return false;
  };

  return follow(expression, [], { file, frames: [] });
}

/** The values that a member of a name is given in the function that declares it: `request.limit = clamp(request.limit, 50)`. */
function assignedTo(binding: number, path: readonly string[], module: Module | undefined): readonly Expression[] {
  const around = module?.functions.find(({ key }) => key === module.bindings[binding]?.function);
  const values: Expression[] = [];
  forEachStep(path.length === 1 ? (around?.body ?? []) : [], (step) => {
    if (step.kind !== 'assign' || step.operator !== '=' || step.target.kind !== 'member' || step.target.name !== path[0]) return;
    if (step.target.object.kind === 'name' && step.target.object.binding === binding) values.push(step.value);
  });
  return values;
}

/** What a class that is followed whole, and says something, says nothing of. */
function isUndeclared(type: InstanceOrigin, property: string | undefined, sources: SentSources): boolean {
  const { members, isWhole } = checkedMembers(type, sources);
  return property !== undefined && isWhole && members.length > 0 && !members.some(({ name }) => name === property);
}

function strongest(all: readonly SentByClient[]): SentByClient {
  return all.find(({ how }) => how === 'free') ?? all.find(({ how }) => how === 'checked') ?? NO;
}

function seenAt({ start, end }: Expression, { file }: At, sent: SentByClient): SentByClient {
  return { ...sent, from: { file, start, end } };
}

function held(sent: SentByClient): SentByClient {
  return sent.how === 'free' ? { ...sent, how: 'checked' } : sent;
}

/** A schema that does not speak of the number may be followed by one that does. */
function heldBy({ is, of, site }: Ceiling, sent: SentByClient): SentByClient {
  if (is !== 'none') return held(sent);
  return of ? { ...sent, from: of, ...(site && { saidAt: site }) } : sent;
}
