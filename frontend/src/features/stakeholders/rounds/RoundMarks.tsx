import type { RoundResult } from '@/api';

interface Point {
  x: number;
  y: number;
}

interface RoundMarksProps {
  results: readonly RoundResult[];
  /** The chosen stakeholder's is drawn strongly. */
  selected: readonly string[];
  place: (point: Point) => Point;
}

/** On the grid after the reveal: each one's median, and the middle half of what was said around it. */
export function RoundMarks({ results, selected, place }: RoundMarksProps) {
  return (
    <g className="round-marks">
      {results.map(({ stakeholderId, median, spread }) => {
        const at = place({ x: median.interest, y: median.influence });
        const far = place({
          x: median.interest + spread.interest / 2,
          y: median.influence + spread.influence / 2,
        });
        return (
          <g key={stakeholderId} data-chosen={selected.includes(stakeholderId)}>
            <ellipse
              cx={at.x}
              cy={at.y}
              rx={Math.max(5, Math.abs(far.x - at.x))}
              ry={Math.max(5, Math.abs(far.y - at.y))}
            />
            <path d={`M${at.x - 4} ${at.y}h8M${at.x} ${at.y - 4}v8`} />
          </g>
        );
      })}
    </g>
  );
}
