import { memo } from 'react';
import type { Relation } from '../model';
import { type Card, dashOf, lineBetween, strokeOf } from './geometry';

interface LinesProps {
  relations: readonly Relation[];
  cards: ReadonlyMap<string, Card>;
  lanes: ReadonlyMap<string, number>;
  chosen: string | null;
  /** Those of a chosen stakeholder stand out. */
  touching: string | null;
  /** Null: words would cover each other. */
  words: ((relation: Relation) => string) | null;
  /** Those that follow one's hand; the others are not looked at meanwhile. */
  moving?: boolean;
}

/**
 * All relations, under the cards. Each line is drawn again only when one of its
 * two ends has moved or the relation itself has changed.
 */
export const Lines = memo(function Lines(props: LinesProps) {
  const { relations, cards, lanes, chosen, touching, words, moving = false } = props;
  return (
    <svg className="lines" aria-hidden="true">
      <defs>
        {!moving &&
          (['ink', 'strong'] as const).map((kind) => (
            <marker
              key={kind}
              id={`arrow-${kind}`}
              className={`lines__arrow lines__arrow--${kind}`}
              viewBox="0 0 10 10"
              refX="9"
              refY="5"
              markerUnits="userSpaceOnUse"
              markerWidth="11"
              markerHeight="11"
              orient="auto-start-reverse"
            >
              <path d="M1 1L9 5L1 9Z" />
            </marker>
          ))}
      </defs>
      {relations.map((relation) => {
        const from = cards.get(relation.fromId);
        const to = cards.get(relation.toId);
        if (!from || !to) return null;
        const strong =
          relation.id === chosen || relation.fromId === touching || relation.toId === touching;
        return (
          <LineOf
            key={relation.id}
            relation={relation}
            fromX={from.x}
            fromY={from.y}
            fromWidth={from.width}
            toX={to.x}
            toY={to.y}
            toWidth={to.width}
            lane={lanes.get(relation.id) ?? 0}
            chosen={relation.id === chosen}
            strong={strong}
            word={words && (strong || touching === null) ? words(relation) : null}
          />
        );
      })}
    </svg>
  );
});

interface LineOfProps {
  relation: Relation;
  fromX: number;
  fromY: number;
  fromWidth: number;
  toX: number;
  toY: number;
  toWidth: number;
  lane: number;
  chosen: boolean;
  strong: boolean;
  word: string | null;
}

const LineOf = memo(function LineOf(props: LineOfProps) {
  const { relation, fromX, fromY, fromWidth, toX, toY, toWidth, lane, chosen, strong, word } =
    props;
  const { path, middle } = lineBetween(
    { x: fromX, y: fromY, width: fromWidth },
    { x: toX, y: toY, width: toWidth },
    lane,
  );
  const width = strokeOf(relation);
  const arrow = relation.directed ? `url(#arrow-${strong ? 'strong' : 'ink'})` : undefined;
  return (
    <g
      className="line"
      data-relation={relation.id}
      data-chosen={chosen}
      data-strong={strong}
      data-state={relation.state ?? 'current'}
      data-quality={relation.quality ?? 'unknown'}
    >
      {/* Wanted, not there yet: a hollow line. */}
      {relation.state === 'desired' ? (
        <>
          <path className="line__rim" d={path} strokeWidth={width + 3} />
          <path className="line__hollow" d={path} strokeWidth={width + 0.6} />
          <path
            className="line__stroke line__stroke--inner"
            d={path}
            strokeWidth={1}
            strokeDasharray={dashOf(relation)}
            markerEnd={arrow}
          />
        </>
      ) : (
        <path
          className="line__stroke"
          d={path}
          strokeWidth={width}
          strokeDasharray={dashOf(relation)}
          markerEnd={arrow}
        />
      )}
      <path className="line__hit" d={path} />
      {word && (
        <text className="line__word" x={middle.x} y={middle.y - 4}>
          {word}
        </text>
      )}
    </g>
  );
});
