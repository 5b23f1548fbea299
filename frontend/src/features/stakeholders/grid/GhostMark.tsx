import { CategoryMark } from '../marks/CategoryMark';

/** A stakeholder on its way: the mark and the name. */
export function GhostMark({ name, category }: { name: string; category: string | null }) {
  return (
    <>
      <span className="ghost__mark">
        <CategoryMark category={category} size={20} />
      </span>
      <span className="ghost__name">{name}</span>
    </>
  );
}
