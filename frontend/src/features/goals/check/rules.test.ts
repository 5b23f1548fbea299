import { describe, expect, it } from 'vitest';
import { type PartName, type Parts, partNames } from './parts';
import {
  type CheckedGoal,
  type CheckedList,
  type CheckedPlan,
  type CheckedStakeholder,
  type CheckInput,
  checkStrategy,
  planHeadings,
  type RuleNumber,
} from './rules';

const today = '2026-11-22';

function goal(id: string, parent: string | null, fields: Partial<CheckedGoal> = {}): CheckedGoal {
  return {
    id,
    parent,
    level: 'goal',
    status: 'in_progress',
    due: '2027-06-30',
    nextReviewOn: null,
    municipalityId: null,
    departments: [],
    targetGroups: [],
    resourcesAmount: null,
    resourcesFte: null,
    resourcesText: null,
    isTemplateExample: false,
    hasEthicsNote: false,
    ...fields,
  };
}

const plan = (id: string, fields: Partial<CheckedPlan> = {}): CheckedPlan => ({
  id,
  goalIds: ['s'],
  status: 'running',
  written: new Set(planHeadings),
  ...fields,
});

const who = (domainRole: string, involvement: string | null = 'involved'): CheckedStakeholder => ({
  documentId: 'map',
  domainRole,
  involvement,
});

const complete: CheckedList = {
  goals: [
    goal('v', null, { level: 'vision', due: null, resourcesText: 'Two people' }),
    goal('s', 'v', {
      level: 'strategy_statement',
      due: null,
      departments: ['Home care', 'IT'],
      targetGroups: ['Elderly'],
      municipalityId: 'odense',
    }),
    goal('a', 's', { municipalityId: 'aarhus' }),
    goal('b', 's'),
  ],
  links: [
    { fromGoal: 'a', toKind: 'initiative', toId: null, type: 'supports_initiative' },
    { fromGoal: 'b', toKind: 'reference_goal', toId: 'law', type: 'fulfils_obligation' },
  ],
  plans: [plan('p')],
  meta: { reviewCycle: null, reviewClause: null, nextReviewOn: null },
};

const allParts = (except: Partial<Record<PartName, 'empty' | 'gone'>> = {}): Parts =>
  new Map(
    partNames
      .filter((name) => except[name] !== 'gone')
      .map((name, heading) => [name, { heading, title: name, written: except[name] !== 'empty' }]),
  );

const good: CheckInput = {
  parts: allParts(),
  list: complete,
  stakeholders: [
    ...['procurement', 'legal', 'it', 'finance_admin'].map((role) => who(role, null)),
    ...['citizen', 'relative', 'care_staff', 'citizen_council'].map((role) => who(role)),
  ],
  references: [{ id: 'law', obligatory: true }],
  today,
};

const rule = (number: RuleNumber, input: Partial<CheckInput>) => {
  const result = checkStrategy({ ...good, ...input }).find((one) => one.rule === number);
  return result as NonNullable<typeof result>;
};
const found = (number: RuleNumber, input: Partial<CheckInput>) =>
  rule(number, input).findings.map(({ problem, targets }) => [
    problem,
    ...targets.map((target) =>
      'id' in target
        ? target.id
        : 'role' in target
          ? target.role
          : 'at' in target
            ? target.at
            : target.to,
    ),
  ]);
const list = (change: Partial<CheckedList>) => ({ list: { ...complete, ...change } });
const goals = (change: (all: CheckedGoal[]) => CheckedGoal[]) =>
  list({ goals: change([...complete.goals]) });
const but = (id: string, fields: Partial<CheckedGoal>) =>
  goals((all) => all.map((one) => (one.id === id ? { ...one, ...fields } : one)));

describe('the eleven rules', () => {
  it('are all met by a complete strategy', () => {
    expect(checkStrategy(good).filter(({ state }) => state !== 'met')).toEqual([]);
  });

  it('are unknown, not met, without what they look at', () => {
    const results = checkStrategy({ ...good, list: null, stakeholders: null, references: null });
    expect(results.map(({ state }) => state)).toEqual(Array(11).fill('unknown'));
  });

  it('1: a vision, goals under it, and resources', () => {
    expect(
      found(
        1,
        goals(([, ...rest]) =>
          rest.map((one) => ({ ...one, parent: one.id === 's' ? null : one.parent })),
        ),
      ),
    ).toEqual([['noVision', 'tree']]);
    expect(found(1, but('s', { parent: null }))).toEqual([['outsideVision', 's']]);
    const linked = but('s', { parent: null });
    expect(
      found(1, {
        list: {
          ...linked.list,
          links: [{ fromGoal: 's', toKind: 'goal', toId: 'v', type: 'contributes_to' }],
        },
      }),
    ).toEqual([]);
    expect(
      found(1, { ...but('v', { resourcesText: null }), parts: allParts({ resources: 'empty' }) }),
    ).toEqual([['noResources', 'part', 'tree']]);
    expect(found(1, { parts: allParts({ purpose: 'gone' }) })).toEqual([['partMissing', 'part']]);
  });

  it('2: every obligatory goal of the nation that still holds is met', () => {
    expect(found(2, { references: [] })).toEqual([['noReferences', 'references']]);
    expect(found(2, list({ links: [] }))).toEqual([['obligationOpen', 'law']]);
    const over = [
      { id: 'old', obligatory: true, validTo: '2026-11-21' },
      { id: 'wish', obligatory: false },
    ];
    expect(found(2, { references: over, ...list({ links: [] }) })).toEqual([]);
    expect(found(2, { parts: allParts({ national: 'empty' }) })).toEqual([['partEmpty', 'part']]);
  });

  it('3: several departments, and goals that say whom they concern', () => {
    expect(found(3, but('s', { departments: ['IT'], targetGroups: [] }))).toEqual([
      ['oneDepartment', 'coverage'],
      ['noTargetGroup', 'a'],
    ]);
    expect(
      found(
        3,
        goals((all) => [...all, goal('c', 'v')]),
      ),
    ).toEqual([['noDepartment', 'c']]);
  });

  it('4: joint with others, or said why not', () => {
    const alone = goals((all) => all.map((one) => ({ ...one, municipalityId: null })));
    expect(found(4, alone)).toEqual([]);
    expect(found(4, { ...alone, parts: allParts({ cooperation: 'empty' }) })).toEqual([
      ['alone', 'part', 'tree'],
    ]);
  });

  it('5: several goals to each statement; examples do not count', () => {
    expect(
      found(
        5,
        goals((all) => all.slice(0, 3)),
      ),
    ).toEqual([['fewGoals', 's']]);
    expect(found(5, but('b', { isTemplateExample: true }))).toEqual([
      ['fewGoals', 's'],
      ['examples', 'b'],
    ]);
    expect(found(5, list({ goals: [] }))).toEqual([['noStatement', 'tree']]);
  });

  it('6: goals under way have a plan, their own or one above', () => {
    expect(found(6, list({ plans: [] }))).toEqual([['noPlan', 'plans']]);
    expect(found(6, list({ plans: [plan('p', { goalIds: ['a'] })] }))).toEqual([
      ['goalWithoutPlan', 'b'],
    ]);
    expect(found(6, list({ plans: [plan('p', { status: 'cancelled' })] }))).toEqual([
      ['goalWithoutPlan', 'a', 'b'],
    ]);
  });

  it('7: dates or a yearly clause, none of them over', () => {
    expect(found(7, but('a', { due: null }))).toEqual([['noDate', 'review', 'a']]);
    const undated = but('a', { due: null }).list;
    const clause = { ...complete.meta, reviewCycle: 'yearly' as const };
    expect(found(7, { list: { ...undated, meta: clause } })).toEqual([]);
    expect(found(7, but('a', { due: '2026-11-21' }))).toEqual([['dueOver', 'a']]);
    expect(found(7, but('a', { due: today, nextReviewOn: '2026-01-01' }))).toEqual([
      ['reviewOver', 'a'],
    ]);
    expect(found(7, but('a', { due: '2020-01-01', status: 'achieved' }))).toEqual([]);
    expect(found(7, list({ meta: { ...complete.meta, nextReviewOn: '2026-01-01' } }))).toEqual([
      ['reviewOver', 'review'],
    ]);
  });

  it('8: procurement, legal, IT, finance and administration are there', () => {
    expect(found(8, { stakeholders: [who('it')] })).toEqual([
      ['roleMissing', 'procurement', 'legal', 'finance_admin'],
    ]);
    expect(rule(8, { stakeholders: [] }).findings[0]?.targets[0]).toEqual({
      to: 'role',
      role: 'procurement',
      documentId: null,
    });
  });

  it('9: something that is under way is supported', () => {
    expect(found(9, { ...list({ links: [] }), parts: allParts({ initiatives: 'empty' }) })).toEqual(
      [['noInitiative', 'part', 'tree']],
    );
    expect(found(9, list({ links: [] }))).toEqual([]);
  });

  it('10: values in words, by those who use and gain', () => {
    expect(found(10, { parts: allParts({ ethics: 'gone' }) })).toEqual([['noEthics', 'part']]);
    expect(
      found(10, { ...but('a', { hasEthicsNote: true }), parts: allParts({ ethics: 'gone' }) }),
    ).toEqual([]);
    expect(
      found(10, {
        stakeholders: [who('citizen', 'informed'), who('relative'), who('care_staff', 'decides')],
      }),
    ).toEqual([['tookNoPart', 'citizen', 'citizen_council']]);
  });

  it('11: every plan has its four headings', () => {
    const halves = [
      plan('p', { written: new Set(['training']) }),
      plan('q', { status: 'cancelled', written: new Set() }),
    ];
    expect(rule(11, list({ plans: halves })).findings).toEqual([
      {
        problem: 'planIncomplete',
        targets: [{ to: 'plan', id: 'p', missing: ['ownership', 'organisation', 'support'] }],
      },
    ]);
  });

  it('of a list without its strategy look at the list alone', () => {
    expect(
      checkStrategy({ ...good, parts: null })
        .filter(({ state }) => state !== 'met')
        .map(({ rule }) => rule),
    ).toEqual([10]);
    expect(found(4, { parts: null })).toEqual([]);
  });

  it('a list with a circle of parents, as another program may claim, ends', () => {
    const circle = goals(([v]) => [v as CheckedGoal, goal('x', 'y'), goal('y', 'x')]);
    expect(found(6, circle)).toEqual([['goalWithoutPlan', 'x', 'y']]);
  });
});
