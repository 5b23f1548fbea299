import type { Answer, Question } from './questions';

// One worker for the page, started at the first question and ended a while
// after the last answer. Where it cannot run, the page answers itself.

const endsAfter = 30_000;

interface Asked {
  question: Question;
  resolve: (answer: unknown) => void;
}

let worker: Worker | null = null;
let ending: ReturnType<typeof setTimeout> | undefined;
let nr = 0;
const waiting = new Map<number, Asked>();

export function ask<Q extends Question>(question: Q): Promise<Answer<Q>> {
  return new Promise((resolve) => {
    const asked = { question, resolve: resolve as (answer: unknown) => void };
    if (typeof Worker === 'undefined') return void answerHere(asked);
    clearTimeout(ending);
    worker ??= start();
    nr += 1;
    waiting.set(nr, asked);
    worker.postMessage({ nr, question });
  });
}

/** Lets the worker load while the page does something else. */
export function warmUp() {
  if (typeof Worker === 'undefined') return;
  worker ??= start();
  clearTimeout(ending);
  ending = setTimeout(stop, endsAfter);
}

async function answerHere({ question, resolve }: Asked) {
  const { answer } = await import('./questions');
  resolve(answer(question));
}

function start(): Worker {
  const made = new Worker(new URL('./graph.worker.ts', import.meta.url), { type: 'module' });
  made.addEventListener('message', (event: MessageEvent<{ nr: number; answer: unknown }>) => {
    waiting.get(event.data.nr)?.resolve(event.data.answer);
    waiting.delete(event.data.nr);
    if (waiting.size > 0) return;
    ending = setTimeout(stop, endsAfter);
  });
  made.addEventListener('error', () => {
    stop();
    for (const asked of waiting.values()) void answerHere(asked);
    waiting.clear();
  });
  return made;
}

function stop() {
  worker?.terminate();
  worker = null;
}
