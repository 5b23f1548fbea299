// Five rounds of the kill -9 loop; `npm run crash -- 50` runs more. And a check
// that the loop's judge can find a broken promise at all.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { crash, Promises } from './crash.mjs';

it('kill -9 loses nothing that was shown or acknowledged', async () => {
  const summary = await crash({ rounds: 5, seed: 20261122 });
  assert.equal(summary.rounds, 5);
});

it('the judge finds a lost word, a risen one and a doubled one', () => {
  const promises = new Promises();
  promises.present.add('a').add('b');
  promises.gone.add('c');
  assert.deepEqual(promises.broken(['a', 'b']), { lost: [], risen: [], twice: 0 });
  assert.deepEqual(promises.broken(['a', 'c', 'c']), { lost: ['b'], risen: ['c'], twice: 1 });
  promises.asked.add('b');
  assert.deepEqual(promises.broken(['a']).lost, []);
});
