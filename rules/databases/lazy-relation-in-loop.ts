import { isLoadedAlong, loadAlong, loadedAlong } from '../../engine/contract/eager-loading.ts';
import { howOften, repeatedOperations } from '../../engine/contract/repeated.ts';
import { rule } from '../../engine/contract/rule.ts';

export default rule({
  title: 'Lazy relation in a loop',
  item: 'lazy-eager',
  certainty: 'certain',
  severity: 'warning',
  since: '0.1.0',

  *check(facts) {
    for (const one of repeatedOperations(facts, ({ relation, kind }) => relation !== undefined && kind === 'read')) {
      if (isLoadedAlong(one, facts)) continue;
      const { operation } = one;
      const message = `Loads \`${operation.relation}\` ${howOften(one)}, each time with a query of its own. Fetch it together with the rows that the loop runs over.`;
      // A relation of something else is no part of what the loop runs over.
      const isOfItems = one.repetition.places.some(({ loop }) => loop.isDependent);
      const certainty = isOfItems ? one.certainty : 'possible';
      yield { span: one.span, message, because: one.because, certainty, fixes: loadedAlong(one, facts) };
    }
  },

  repairs: { 'load-along': loadAlong },
});
