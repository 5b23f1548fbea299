import type { SVGProps } from 'react';

export interface IconProps extends SVGProps<SVGSVGElement> {
  title?: string;
}

/** An icon of these paths, on a field of 24 by 24, as large as the text beside it. */
export function icon(paths: readonly SVGProps<SVGPathElement>[]) {
  return function Icon({ title, ...rest }: IconProps) {
    return (
      // biome-ignore lint/a11y/noSvgWithoutTitle: whoever uses it says aria-hidden or gives a title.
      <svg
        xmlns="http://www.w3.org/2000/svg"
        width="1em"
        height="1em"
        fill="none"
        viewBox="0 0 24 24"
        focusable={false}
        role="img"
        {...rest}
      >
        {title && <title>{title}</title>}
        {paths.map((path) => (
          <path key={path.d} fill="currentColor" {...path} />
        ))}
      </svg>
    );
  };
}
