import type { RefObject } from 'react';
import { useTranslation } from '@/i18n';
import { CategoryMark } from '../marks/CategoryMark';
import type { Stakeholder } from '../model';
import type { Other } from '../presence';
import { ChosenBy } from '../presence';
import { type Said, type SaidById, SaidMark } from '../said';

interface TrayProps {
  ref: RefObject<HTMLElement | null>;
  waiting: readonly Stakeholder[];
  active: string | null;
  selected: ReadonlySet<string>;
  moving: string | null;
  chosenBy: ReadonlyMap<string, readonly Other[]>;
  said: SaidById;
  writing: boolean;
}

/** Who has no place on the grid yet. */
export function Tray(props: TrayProps) {
  const { ref, waiting, active, selected, moving, chosenBy, said, writing } = props;
  const { t } = useTranslation(['stakeholderviews', 'stakeholders']);
  const first = waiting.some((one) => one.id === active) ? active : waiting[0]?.id;
  return (
    <section ref={ref} className="tray" aria-labelledby="tray-title" data-target="false">
      <h2 id="tray-title" className="tray__title">
        {t('tray.title')} <span className="quiet">{waiting.length}</span>
      </h2>
      {waiting.length === 0 ? (
        <p className="tray__note">{t('tray.empty')}</p>
      ) : (
        <>
          {writing && <p className="tray__note">{t('tray.help')}</p>}
          <div className="tray__list" role="listbox" aria-labelledby="tray-title" tabIndex={-1}>
            {waiting.map((one) => (
              <div
                key={one.id}
                role="option"
                id={`tray-${one.id}`}
                data-id={one.id}
                data-tray="true"
                className="tray__one"
                tabIndex={one.id === first ? 0 : -1}
                aria-selected={selected.has(one.id)}
                data-away={moving === one.id}
              >
                <CategoryMark category={one.mainCategory} size={14} />
                <span className="tray__name">{one.name || t('stakeholders:nameless')}</span>
                <SaidHere said={said.get(one.id)} />
                {chosenBy.get(one.id) && <ChosenBy others={chosenBy.get(one.id) ?? []} />}
              </div>
            ))}
          </div>
        </>
      )}
    </section>
  );
}

function SaidHere({ said }: { said: Said | undefined }) {
  const { t } = useTranslation('stakeholderviews');
  return (
    said && (
      <>
        <SaidMark said={said} />
        <span className="visually-hidden">{t('said', { count: said.count })}</span>
      </>
    )
  );
}
