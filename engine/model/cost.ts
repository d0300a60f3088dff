/** How often things happen: loops with their purpose, terms, and the sum of terms that a function costs. */
import type { EntryPoint } from './operation.ts';
import type { Site } from './place.ts';

/**
 * What a loop is for. Only `each` (and `walk`, which cannot be batched) multiplies by the data; the others are loops that a
 * reader would not call N+1.
 */
export type LoopPurpose =
  /** Once for every item of some data. */
  | 'each'
  /** Again until it succeeds. */
  | 'retry'
  /** Page after page. */
  | 'pages'
  /** Again after a pause. */
  | 'poll'
  /** Once a batch of items. */
  | 'chunks'
  /** Until the wanted one is found. */
  | 'search'
  /** As the data streams in. */
  | 'stream'
  /** From node to node: the next needs this one's answer. */
  | 'walk'
  /** Each iteration needs the one before. */
  | 'carried'
  /** Few, and known when the code was written. */
  | 'few'
  /** Paced on purpose by a limiter. */
  | 'paced'
  /** An endless worker loop. */
  | 'worker';

export interface LoopFact {
  readonly site: Site;
  readonly purpose: LoopPurpose;
  /** The evidence in a few words a reader understands: 'leaves on success and sleeps on failure', 'chunk of 100'. */
  readonly evidence: string;
  /** What one iteration is about: 'order' of `orders`; 'item' where nothing names it. */
  readonly item: string;
  /** The data run over, as a reader would name it: 'orders'. */
  readonly over: string;
  readonly isConcurrent: boolean;
  /** Whether each iteration stands for a group of rows or a section of a configuration. */
  readonly isOfGroups: boolean;
  /** Whether several workers take the items in turn, so that a few rounds run at a time. */
  readonly isShared: boolean;
  /** The literal number of iterations, where it is known. */
  readonly times: number | undefined;
}

/** A loop around an operation, seen from the function whose cost it is. */
export interface LoopUse {
  readonly loop: Site;
  readonly purpose: LoopPurpose;
  readonly over: string;
  readonly item: string;
  readonly isConcurrent: boolean;
  readonly isOfGroups: boolean;
  readonly isShared: boolean;
  /** Whether what the operation is given depends on this loop's item (or on what the loop changes). */
  readonly isDependent: boolean;
  /** The call in the loop through which the operation is reached; the operation's own site when it stands in the loop itself. */
  readonly through: Site;
}

/** A parameter of a function, or one property of it. */
export interface Input {
  /** Its position; -1 for `this`. */
  readonly parameter: number;
  readonly property: string | undefined;
}

/** That a parameter, or a property of it, counts as true or as false, is there or not, or is one of some constants, or none of them. */
export interface Need extends Input {
  readonly isTrue?: boolean;
  readonly isThere?: boolean;
  readonly oneOf?: readonly string[];
  readonly noneOf?: readonly string[];
}

/** One operation as a part of a function's cost. */
export interface Term {
  /** The operation that is sent. */
  readonly operation: Site;
  /**
   * The innermost place on the way at which it is known what is asked of which table: the operation itself, or the call that
   * hands a wrapper its SQL text. Two terms with the same root are one thing to repair.
   */
  readonly root: Site;
  /** Outermost first. */
  readonly loops: readonly LoopUse[];
  /** The calls from the function down to the operation, the outermost first, the operation last. */
  readonly chain: readonly Site[];
  /** Whether callers still decide what is asked, so that the root is theirs. */
  readonly isRootOpen: boolean;
  /** What the operation depends on of all that the function is given. */
  readonly dependsOn: readonly Input[];
  /** For a nested function: bindings of the functions around it that the operation depends on. */
  readonly captures: readonly number[];
  /** Whether it happens only on some paths. */
  readonly isConditional: boolean;
  /** What the function's parameters have to be for it to happen, as far as that can be told. */
  readonly needs: readonly Need[];
  /** Whether it happens only after something failed, or where developers run it. */
  readonly isExceptional: boolean;
  /** What is asked first, so that the operation fills a miss. */
  readonly askedFirst: AskedFirst | undefined;
  /** Whether a loader is asked in its place wherever there is one at hand. */
  readonly hasLoaderInstead: boolean;
  /** Whether the same is asked again where the same is given: nothing in it differs from time to time (a clock, chance, a counter). */
  readonly isSteady: boolean;
  /** Whether a dearer alternative exists beside it (the other arm of an if), so that it does not count into the sum. */
  readonly isAlternative: boolean;
}

/** What the process holds, a cache that has to be waited for itself, or what was read for many before. */
export type AskedFirst = 'memory' | 'cache' | 'lookup';

export interface Cost {
  readonly terms: readonly Term[];
  /** `2 + 1·orders`; '0' when nothing is sent. */
  readonly text: string;
  /** Whether the size of some loop over data, or of some answer, has no bound. */
  readonly isUnbounded: boolean;
}

/** On whose behalf a function runs: the kinds of the entry points from which it can be reached. */
export interface Context {
  readonly perRequest: boolean;
  /** Whether of the requests some are others than those that only administrators may send. */
  readonly forOthers: boolean;
  readonly perJob: boolean;
  /** By the clock. */
  readonly onSchedule: boolean;
  readonly atStartUp: boolean;
  readonly inScript: boolean;
  readonly inTest: boolean;
}

/** How code comes to run on somebody's behalf: what a framework calls, and the calls from there on, the outermost first. */
export interface Way {
  readonly entry: EntryPoint;
  readonly calls: readonly Site[];
  /** Whether it is gone only after something failed, or where developers run it. */
  readonly isExceptional: boolean;
}

/** A read that waits for all answers of a group that was started together, though it needs one of them alone. */
export interface LateRead {
  readonly read: Site;
  /** The call that waits for all of them. */
  readonly group: Site;
  /** How many there are. */
  readonly answers: number;
}

/** What a call may do besides giving an answer. */
export interface Effects {
  /** Whether it changes nothing that outlives it, here or elsewhere. */
  readonly isReadOnly: boolean;
  /** Whether it refuses by throwing, so that what comes after it may count on it. */
  readonly mayRefuse: boolean;
  /** Whether all that it waits for could be followed; where not, anything may have been written. */
  readonly isFollowed: boolean;
}

/** An operation that a loop in the workspace repeats, with every loop that does. */
export interface Repetition {
  readonly root: Site;
  readonly term: Term;
  /** Every place that repeats it: the loop, the call in it, and the function it stands in. */
  readonly places: readonly RepetitionPlace[];
}

export interface RepetitionPlace {
  readonly file: string;
  readonly function: string;
  readonly term: Term;
  readonly loop: LoopUse;
  /** Whether every round asks the same, and nothing that the loop does can change the answer. */
  readonly isInvariant: boolean;
  /** Whether it is a small part of what the loop's call does: the loop goes over units of work, which no single statement can do. */
  readonly isOfLargerWork: boolean;
  /** Whether little is won by mending it: the rounds are few for all that is in sight, each does much besides, or nobody waits for them. */
  readonly isMinor: boolean;
  /** What says that there are many rounds, in words: 'there are as many as a page holds'; undefined where nothing does. */
  readonly saysMany: string | undefined;
  /** Whether what takes a list is given one of a single item, in every round anew. */
  readonly isGivenListOfOne: boolean;
}
