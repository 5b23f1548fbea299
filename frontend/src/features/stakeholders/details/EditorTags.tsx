import { useEffect, useRef } from 'react';
import { personColour } from '@/design';
import { useTranslation } from '@/i18n';
import type { Other } from '../presence';

/** Who else is in a field, by name. */
export function EditorTags({ others }: { others: readonly Other[] }) {
  const { t } = useTranslation('stakeholders');
  if (others.length === 0) return null;
  return (
    <span className="editors">
      {others.map((other) => (
        <EditorTag
          key={other.client}
          other={other}
          words={t('editing', { name: other.user.name })}
        />
      ))}
    </span>
  );
}

function EditorTag({ other, words }: { other: Other; words: string }) {
  const ref = useRef<HTMLSpanElement>(null);
  const id = other.user.id;
  useEffect(() => ref.current?.style.setProperty('--person', personColour(id)), [id]);
  return (
    <span ref={ref} className="editors__one">
      {words}
    </span>
  );
}
