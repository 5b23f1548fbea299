import { describe, expect, it } from 'vitest';
import { emptyDraft, missing, stepOf, titleOf, toRequest } from './documentDraft';

const draft = { ...emptyDraft(2), title: ' Our strategy ' };

describe('what is sent for a new document', () => {
  it('sends the template of a strategy', () =>
    expect(toRequest(draft, 'fi')).toEqual({
      language: 'fi',
      kind: 'strategy',
      title: 'Our strategy',
      step: 2,
      template: 'connect',
    }));
  it('sends an import as Markdown and names no template', () =>
    expect(toRequest({ ...draft, start: 'import', markdown: '# A' })).toEqual({
      kind: 'strategy',
      title: 'Our strategy',
      markdown: '# A',
      step: 2,
    }));
  it('sends the template of a map, the usual one after an import was chosen first', () => {
    const map = { ...draft, kind: 'stakeholder_map', markdown: '# A' } as const;
    expect(toRequest({ ...map, start: 'import' }, 'is')).toEqual({
      kind: 'stakeholder_map',
      title: 'Our strategy',
      step: 2,
      template: 'connect',
      language: 'is',
    });
    expect(toRequest({ ...map, start: 'empty' })).toMatchObject({ template: 'empty' });
  });
  it('starts goals from the template or empty', () => {
    const goals = { ...draft, kind: 'goal_list', step: 0 } as const;
    expect(toRequest(goals, 'fi')).toEqual({
      kind: 'goal_list',
      title: 'Our strategy',
      template: 'connect',
      language: 'fi',
    });
    expect(toRequest({ ...goals, start: 'empty' })).toMatchObject({ template: 'empty' });
  });
});

it('puts a document where its kind is at home, unless somebody chose', () => {
  const open = emptyDraft(null);
  expect(stepOf(open)).toBe(2);
  expect(stepOf({ ...open, kind: 'stakeholder_map' })).toBe(4);
  expect(stepOf({ ...open, kind: 'stakeholder_map', step: 7 })).toBe(7);
  expect(toRequest({ ...draft, kind: 'goal_list', step: 0 })).not.toHaveProperty('step');
  expect(stepOf({ ...draft, kind: 'strategy', step: 0 })).toBe(2);
});

it('says what is missing', () => {
  expect(missing(draft)).toEqual([]);
  expect(missing({ ...draft, title: '  ' })).toEqual(['title']);
  expect(missing({ ...draft, start: 'import', title: '' })).toEqual(['markdown', 'title']);
  expect(missing({ ...draft, kind: 'goal_list', start: 'import' })).toEqual([]);
});

it('takes the title from the first heading', () => {
  expect(titleOf('text\n\n# **Plan** for `all` #\n')).toBe('Plan for all');
  expect(titleOf('no heading, #hashtag')).toBe('');
});
