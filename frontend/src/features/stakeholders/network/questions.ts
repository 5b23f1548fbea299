import { type LayoutInput, layOut } from './layout';
import { standings } from './metrics';

export type Question =
  | ({ ask: 'layout' } & LayoutInput)
  | { ask: 'standings'; ids: readonly string[]; edges: readonly { from: string; to: string }[] };

export type Answer<Q extends Question> = Q extends { ask: 'layout' }
  ? ReturnType<typeof layOut>
  : ReturnType<typeof standings>;

/** The same in a worker and, where there are none, in the page. */
export function answer(question: Question) {
  return question.ask === 'layout' ? layOut(question) : standings(question.ids, question.edges);
}
