import type { Organisation } from '@/api';
import { initials, municipalityStyle, personColour, type Shape } from './palette';

// The outlines are drawn in a 40-unit box, stroke included. SVG attributes, not
// style attributes: CSP forbids the latter.
const outlines: Record<Shape, string> = {
  circle: 'M20 2a18 18 0 1 1 0 36a18 18 0 1 1 0-36z',
  square:
    'M11 2.5h18a8.5 8.5 0 0 1 8.5 8.5v18a8.5 8.5 0 0 1-8.5 8.5h-18a8.5 8.5 0 0 1-8.5-8.5v-18a8.5 8.5 0 0 1 8.5-8.5z',
  hexagon: 'M20 2L36 11V29L20 38L4 29V11Z',
  octagon: 'M13 2.5H27L37.5 13V27L27 37.5H13L2.5 27V13Z',
  pentagon: 'M20 2.5L38 15.5L31 37H9L2 15.5Z',
  shield: 'M4 5Q12 5 20 2Q28 5 36 5V20Q36 32 20 38Q4 32 4 20Z',
};

interface AvatarPerson {
  id: string;
  name: string;
  organisation?: Pick<Organisation, 'shortName' | 'colour'>;
}

interface AvatarProps {
  person: AvatarPerson;
  size?: 'small' | 'medium' | 'large';
  /** True when the name stands beside it, so a screen reader hears it once. */
  decorative?: boolean;
}

/**
 * A person: initials on their own colour, ringed by their municipality's
 * colour and shape. The accessible name is "Name, Municipality".
 */
export function Avatar({ person, size = 'medium', decorative = false }: AvatarProps) {
  const { colour, shape } = municipalityStyle(person.organisation?.colour ?? 'slate');
  const outline = outlines[shape];
  const label = [person.name, person.organisation?.shortName].filter(Boolean).join(', ');
  const naming = decorative
    ? ({ 'aria-hidden': true } as const)
    : ({ role: 'img', 'aria-label': label } as const);
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: without a title it is hidden, its name stands beside it
    <svg className={`avatar avatar--${size}`} viewBox="0 0 40 40" {...naming}>
      {!decorative && <title>{label}</title>}
      <path className="avatar__ring" d={outline} stroke={colour} />
      <path
        className="avatar__face"
        d={outline}
        fill={personColour(person.id)}
        transform="translate(20 20) scale(.8) translate(-20 -20)"
      />
      <text className="avatar__initials" x="20" y="20.5">
        {initials(person.name)}
      </text>
    </svg>
  );
}

/** A municipality's mark: its shape in its colour. Always beside its name. */
export function MunicipalityMark({ colour: key }: { colour: string }) {
  const { colour, shape } = municipalityStyle(key);
  return (
    <svg className="municipality-mark" viewBox="0 0 40 40" aria-hidden="true">
      <path d={outlines[shape]} fill={colour} />
    </svg>
  );
}
