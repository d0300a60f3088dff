/**
 * superagent: a limit for the first byte and one for the whole answer.
 *
 * @tab answer url 2_000 5_000 2
 */
import superagent from 'superagent';

export async function example(url: string) {
  // #region snippet
  const answer = await superagent.get(url).timeout({ response: 2_000, deadline: 5_000 }).retry(2);
  // #endregion
  return answer;
}
