import { categoryLook } from './categories';

interface CategoryMarkProps {
  category: string | null;
  size?: number;
}

/** A main category as a shape in its colour. Always beside its word, or in a label that says it. */
export function CategoryMark({ category, size = 16 }: CategoryMarkProps) {
  const { colour, path, hollow } = categoryLook(category);
  return (
    <svg
      className="category-mark"
      viewBox="-11 -11 22 22"
      width={size}
      height={size}
      aria-hidden="true"
    >
      <path
        d={path}
        fill={hollow ? 'var(--paper)' : colour}
        stroke={hollow ? colour : 'var(--paper)'}
        strokeWidth={hollow ? 2.4 : 1.4}
        strokeDasharray={hollow ? '4 2.4' : undefined}
      />
    </svg>
  );
}
