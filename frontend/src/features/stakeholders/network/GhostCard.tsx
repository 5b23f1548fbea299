import { CategoryMark } from '../marks/CategoryMark';
import type { Stakeholder } from '../model';
import { cardName } from './geometry';

/** A stakeholder in somebody else's hand. */
export function GhostCard({ one }: { one: Stakeholder }) {
  return (
    <span className="card-node card-node--ghost">
      <span className="card-node__mark">
        <CategoryMark category={one.mainCategory} size={15} />
      </span>
      <span className="card-node__name">{cardName(one.name)}</span>
    </span>
  );
}
