/** Whether only administrators are let in, by what is said where a function is handed to its framework. */
import type { CallExpression, Expression } from '../../model/expression.ts';
import type { Step } from '../../model/module.ts';
import type { EntryPoint } from '../../model/operation.ts';
import type { Modules } from '../../model/steps.ts';
import { hasWithin } from '../../model/walk.ts';

/** By its path, by what stands on the way to the handler, or by what its function and its class are marked with. */
export function isAdministered({ path, site, madeBy, function: { file, function: key } }: EntryPoint, modules: Modules): boolean {
  if (PATH.test(path ?? '') || FIELD.test(path ?? '') || FILE.test(file)) return true;
  const at = madeBy ?? site;
  const registered = at.part === 'call' ? modules.call(at) : undefined;
  const node = modules.function(file, key);
  if (node?.body.some(refusesOthers)) return true;
  const owner = node?.owner === undefined ? undefined : modules.module(file)?.classes.find((one) => one.key === node.owner);
  return [...(registered ? [registered] : []), ...(node?.decorators ?? []), ...(owner?.decorators ?? [])].some(letsAdministratorsIn);
}

/** A plus sign marks folders where files are routes by their names. */
const PATH = /(^|\/)((super|site|system|platform|instance)?-?admin(istration)?|mod(eration)?|control-panel|back-?office)\+?(\/|$)/i;
/** `adminDeleteUser` */
const FIELD = /^((super|platform)A|a)dmin[A-Z]/;
/** `modules.superadmin.controller.ts` */
const FILE = /(^|[/.-])(super|site|system|platform|instance)-?admin(istration)?([.-][^/]*)?$/i;

/** `if (!request.user.isAdmin) return response.sendStatus(403);`, `assert(claims.type === 'admin')` */
function refusesOthers(step: Step): boolean {
  if (step.kind === 'try') return step.body.some(refusesOthers);
  if (step.kind === 'do') return isAsserted(step.value.kind === 'await' ? step.value.value : step.value);
  if (step.kind !== 'branch' || step.cases.length || step.arms[0]?.at(-1)?.kind !== 'leave') return false;
  const tests = step.test.kind === 'choice' && step.test.operator === '||' ? step.test.options : [step.test];
  return tests.some((test) => isCompared(test, /^!==?$/) || (isNegation(test) && test.operands.some(isAdministrator)));
}

function isAsserted(value: Expression): boolean {
  if (value.kind !== 'call' || (value.callee.kind !== 'name' && value.callee.kind !== 'member')) return false;
  const [asked] = value.arguments;
  if (REFUSES_OTHERS.test(value.callee.name)) return true;
  if (REFUSES.test(value.callee.name)) return value.arguments.some((argument) => hasWithin(argument, isRightOfAdministrators));
  return ASSERTS.test(value.callee.name) && asked !== undefined && (isCompared(asked, /^===?$/) || isAdministrator(asked));
}

const ASSERTS = /^(assert|invariant)(True|Ok|That)?$/;
/** `this.ensureAdmin(user)` */
const REFUSES_OTHERS =
  /^(assert|require|ensure|enforce|verify|check)(Is)?(Super|System|Platform|Site)?Admin(istrator)?(Access|Role|OrThrow|OrFail)?$/;
/** `this.authorization.grantAccessOrFail(actor, policy, Privilege.PLATFORM_ADMIN)` */
const REFUSES = /^(assert|require|ensure|enforce|verify|check|authori[sz]e)[A-Z]|Or(Fail|Throw)$/;

function isRightOfAdministrators(inner: Expression): boolean {
  return inner.kind === 'member' && /^(PLATFORM|SYSTEM|SITE|SERVER|INSTANCE|GLOBAL|SUPER)_?([A-Z]+_)?ADMIN$/.test(inner.name);
}

function isNegation(test: Expression): test is Expression & { kind: 'operator' } {
  return test.kind === 'operator' && test.operator === '!';
}

/** `user.role !== 'admin'`, `account.role === Role.ADMIN` */
function isCompared(test: Expression, by: RegExp): boolean {
  return test.kind === 'operator' && by.test(test.operator) && test.operands.slice(1).some(asksForAdministrator);
}

/** `user.isAdmin`, `isAdmin(user)`, `user?.isAdminOrOwner()`; who `user.isAdmin(shop.id)` may be any customer, of a shop of their own. */
function isAdministrator(asked: Expression): boolean {
  if (asked.kind === 'call' && asked.callee.kind === 'member' && asked.arguments.length > 0) return false;
  const named = asked.kind === 'call' ? asked.callee : asked;
  return (named.kind === 'name' || named.kind === 'member') && ADMINISTRATOR.test(named.name);
}

const ADMINISTRATOR =
  /^(is|has)_?((super|system|site|server|platform|instance|global)_?)?admin(istrator)?(_?or_?[a-z]+|_?(role|access|rights))?$/i;

/** `adminProcedure.query(…)`, `.requiresPermission('admin')`, `app.get('/users', requireAdmin, …)`, `@UseGuards(AdminGuard)`, `@Roles(Role.Admin)` */
function letsAdministratorsIn(call: CallExpression): boolean {
  return hasWithin(call, asksForAdministrator);
}

function asksForAdministrator(inner: Expression): boolean {
  if (inner.kind === 'text')
    return inner.parts.length === 1 && /^((super[-_ ]?)?admin(istrator)?|moderator)s?$/i.test(inner.parts[0] ?? '');
  // `{ administrator: true }`
  if (inner.kind === 'object')
    return inner.entries.some(({ name = '', value }) => NAMED.test(name) && value.kind === 'literal' && value.value === true);
  return (inner.kind === 'name' || inner.kind === 'member') && NAMED.test(inner.name);
}

const NAMED =
  /^(((is|has|require|requires|check|ensure|assert|only|verify|with|authenticate|authorize|access)_?)?(((super|system|site|server|platform|instance|global|gql|graphql|rest)_?)?admin(istrator)?s?|moderators?)(_?(only|guard|procedure|auth|required|middleware|protected|access|endpoint|action|route|handler|control|panel|area|dashboard|console))?|mod_?(endpoint|procedure|only|guard))$/i;
