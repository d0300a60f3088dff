/**
 * How requests are answered. Each is timed; one that fails names itself, gives its harmless answer, and the others go on; one whose
 * document changes while it waits is dropped, since its answer would be about a text that is gone.
 *
 * What the client draws by itself (squiggles, lenses, hints) waits until the workspace has been read: what is drawn from half a
 * workspace would have to be taken back. What somebody asks for (a hover, an action) is answered with what is known.
 */
import { type CancellationToken, type DiagnosticServerCancellationData, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Log } from './log.ts';

export interface Answering {
  asked<Parameters, Answer>(name: string, harmless: NoInfer<Answer>, answer: Compute<Parameters, Answer>): Handler<Parameters, Answer>;
  /** `early` may have an answer that holds until the workspace has been read. */
  drawn<Parameters, Answer>(
    name: string,
    harmless: NoInfer<Answer>,
    answer: Compute<Parameters, Answer>,
    early?: (parameters: Parameters) => Promise<NoInfer<Answer> | undefined>,
  ): Handler<Parameters, Answer>;
}

export type Handler<Parameters, Answer> = (parameters: Parameters, token: CancellationToken) => Promise<Answer | ResponseError>;
/** An error among the answers is one: that the answer cannot be given, and why. */
type Compute<Parameters, Answer> = (
  parameters: Parameters,
  token: CancellationToken,
) => Answer | ResponseError | Promise<Answer | ResponseError>;

export interface AnsweringSources {
  /** Settles when the workspace has been read. */
  isRead(): Promise<void>;
  /** The version of the document that the parameters speak of; undefined where they speak of none. */
  versionFor(parameters: unknown): number | undefined;
  now(): number;
  readonly log: Pick<Log, 'failure' | 'slow'>;
}

/** Milliseconds beyond which an answer is named in the log: two frames of a screen. */
const SLOW = 32;

export function createAnswering({ isRead, versionFor, now, log }: AnsweringSources): Answering {
  async function answered<Parameters, Answer>(
    name: string,
    harmless: Answer,
    parameters: Parameters,
    token: CancellationToken,
    answer: Compute<Parameters, Answer>,
  ): Promise<Answer | ResponseError> {
    if (token.isCancellationRequested) return cancelled();
    const version = versionFor(parameters);
    const began = now();
    try {
      const result = await answer(parameters, token);
      if (token.isCancellationRequested) return cancelled();
      return versionFor(parameters) === version ? result : outdated();
    } catch (error) {
      log.failure(name, error);
      return harmless;
    } finally {
      const took = now() - began;
      if (took > SLOW) log.slow(name, took);
    }
  }

  return {
    asked: (name, harmless, answer) => (parameters, token) => answered(name, harmless, parameters, token, answer),
    drawn: (name, harmless, answer, early) => async (parameters, token) => {
      const version = versionFor(parameters);
      const first = await early?.(parameters);
      if (first !== undefined) return first;
      await Promise.race([isRead(), cancellationOf(token)]);
      // What arrived while others were answered, a newer text or a cancellation, is heard first.
      await new Promise((resolve) => setImmediate(resolve));
      if (!token.isCancellationRequested && versionFor(parameters) !== version) return outdated();
      return answered(name, harmless, parameters, token, answer);
    },
  };
}

/** The client asks again for the text as it is now. */
export function outdated(): ResponseError {
  return new ResponseError(LSPErrorCodes.ContentModified, 'The document has changed.');
}

/**
 * For diagnostics an answer about a text that is gone is to be asked for again, and the protocol has its own word for that. What the
 * client itself took back stays cancelled: it asks again by itself, and would not if it were told that asking again is needless.
 */
export function askedAgain<Answer>(answer: Answer | ResponseError): Answer | ResponseError<DiagnosticServerCancellationData> {
  if (!(answer instanceof ResponseError)) return answer;
  return answer.code === LSPErrorCodes.ContentModified
    ? new ResponseError(LSPErrorCodes.ServerCancelled, answer.message, { retriggerRequest: true })
    : new ResponseError(answer.code, answer.message);
}

function cancelled(): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
}

export function cancellationOf(token: CancellationToken): Promise<void> {
  if (token.isCancellationRequested) return Promise.resolve();
  return new Promise((resolve) => {
    const listening = token.onCancellationRequested(() => {
      listening.dispose();
      resolve();
    });
  });
}
