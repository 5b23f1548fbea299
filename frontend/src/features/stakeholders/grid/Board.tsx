import { type ReactNode, type RefObject, useMemo } from 'react';
import { useTranslation } from '@/i18n';
import { levels, type MapStore, type Quadrant } from '../model';
import { quadrants, type Size, threshold, toPixels, type Window } from './coordinates';
import { GridWord } from './GridWord';
import type { Packed } from './packing';

interface BoardProps {
  plane: RefObject<HTMLDivElement | null>;
  store: MapStore;
  writing: boolean;
  view: Window;
  size: Size | null;
  quadrant: Quadrant | null;
  onQuadrant: (quadrant: Quadrant | null) => void;
  packed: ReadonlyMap<string, Packed>;
  /** In the coordinates of the plane: the trail. */
  drawing?: ReactNode;
  children: ReactNode;
}

/** The paper of the grid: axes with words, four quadrants with names, lines to true places. */
export function Board(props: BoardProps) {
  const { plane, store, writing, view, size, quadrant, onQuadrant, packed, drawing, children } =
    props;
  const { t } = useTranslation('stakeholderviews');
  return (
    <div className="board">
      {/* Outside the paper: hundreds of marks would cover them. */}
      {quadrants.map(
        (name) =>
          (quadrant === null || quadrant === name) && (
            <div key={name} className={`quadrant quadrant--${name}`} data-alone={quadrant === name}>
              <GridWord
                store={store}
                name={name}
                writing={writing}
                className="quadrant__name"
                pressHint={t(quadrant ? 'grid.zoomOut' : 'grid.zoomIn')}
                onPress={() => onQuadrant(quadrant ? null : name)}
              />
            </div>
          ),
      )}
      <div className="board__y">
        <GridWord store={store} name="y_axis" writing={writing} className="board__axis" />
      </div>
      <Ticks axis="y" view={view} size={size} />
      <div ref={plane} className="board__plane">
        {size && <Paper view={view} size={size} packed={packed} drawing={drawing} />}
        {children}
      </div>
      <Ticks axis="x" view={view} size={size} />
      <div className="board__x">
        <GridWord store={store} name="x_axis" writing={writing} className="board__axis" />
      </div>
    </div>
  );
}

function Ticks({ axis, view, size }: { axis: 'x' | 'y'; view: Window; size: Size | null }) {
  const { t } = useTranslation('stakeholders');
  return (
    <div className={`board__ticks board__ticks--${axis}`} aria-hidden="true">
      {size &&
        levels.map((level) => {
          const at = toPixels({ x: level, y: level }, view, size);
          const along = axis === 'x' ? at.x : at.y;
          if (along < 0 || along > (axis === 'x' ? size.width : size.height)) return null;
          // The outer words stay inside the length of the board.
          const back = share(along, axis === 'x' ? size.width : size.height);
          const place =
            axis === 'x'
              ? { transform: `translate(${along.toFixed(1)}px, 0) translateX(-${back}%)` }
              : {
                  transform: `translate(0, ${along.toFixed(1)}px) translateY(-${back}%) rotate(180deg)`,
                };
          return (
            <span key={level} style={place}>
              {t(`stakeholders:values.level.${level}`)}
            </span>
          );
        })}
    </div>
  );
}

const share = (along: number, length: number) => (along < 30 ? 20 : along > length - 30 ? 80 : 50);

function Paper({
  view,
  size,
  packed,
  drawing,
}: {
  view: Window;
  size: Size;
  packed: ReadonlyMap<string, Packed>;
  drawing?: ReactNode;
}) {
  const middle = toPixels({ x: threshold, y: threshold }, view, size);
  // One path for all lines: hundreds of elements would cost more than they say.
  const moved = useMemo(() => {
    const lines: string[] = [];
    const dots: string[] = [];
    for (const one of packed.values()) {
      if (!one.moved) continue;
      const { x, y } = one.truth;
      lines.push(`M${x.toFixed(1)} ${y.toFixed(1)}L${one.x.toFixed(1)} ${one.y.toFixed(1)}`);
      dots.push(`M${(x - 1.5).toFixed(1)} ${y.toFixed(1)}h3`);
    }
    return { lines: lines.join(''), dots: dots.join('') };
  }, [packed]);
  return (
    <svg className="paper" width={size.width} height={size.height} aria-hidden="true">
      <rect
        className="paper__closely"
        x={middle.x}
        y={0}
        width={Math.max(0, size.width - middle.x)}
        height={Math.max(0, middle.y)}
      />
      <path
        className="paper__cross"
        d={`M${middle.x} 0V${size.height}M0 ${middle.y}H${size.width}`}
      />
      <path className="paper__moved" d={moved.lines} />
      <path className="paper__truth" d={moved.dots} />
      {drawing}
    </svg>
  );
}
