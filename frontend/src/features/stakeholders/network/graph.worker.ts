import { answer, type Question } from './questions';

// Layout and measures of large maps, beside the page, so that nobody's typing
// or dragging waits for them.
addEventListener('message', (event: MessageEvent<{ nr: number; question: Question }>) => {
  const { nr, question } = event.data;
  postMessage({ nr, answer: answer(question) });
});
