import { type ReactNode, useEffect } from 'react';
import { CommentButton } from '@/features/comments/button';
import { SidePanel } from '@/features/shareddoc';
import { useTranslation } from '@/i18n';
import { useFieldWords } from '../fields/useFieldWords';
import { useRemoved, useStakeholder } from '../model';
import { presenceOf } from '../presence';
import type { ViewProps } from '../view';
import { DetailsForm } from './DetailsForm';
import { DetailsReading } from './DetailsReading';
import { RemovedNotice } from './RemovedNotice';
import './details.css';

export interface DetailsProps extends ViewProps {
  id: string;
  onClose: () => void;
}

/** Everything about one stakeholder: beside the view, or over all of it on a phone. */
export function Details(props: DetailsProps) {
  const { store, room, id, members, onClose } = props;
  const one = useStakeholder(store, id);
  const words = useFieldWords(store, members);
  const removed = useRemoved(store, id);
  const followFocus = useFieldPresence(props);
  if (!one) {
    // A link to somebody who is not here any more: nothing to show.
    if (!removed) return null;
    return (
      <DetailsFrame name={removed.stakeholder.name} onClose={onClose}>
        <RemovedNotice store={store} removed={removed} writing={props.writing} onClose={onClose} />
      </DetailsFrame>
    );
  }
  return (
    <DetailsFrame name={one.name} onClose={onClose}>
      <div {...followFocus} data-room={room.id}>
        <div className="details__talk">
          <CommentButton
            anchor={{ kind: 'stakeholder', id, quote: one.name }}
            onUse={() => window.matchMedia('(width < 64rem)').matches && onClose()}
          />
        </div>
        {props.writing ? (
          <DetailsForm {...props} one={one} words={words} />
        ) : (
          <DetailsReading {...props} one={one} words={words} />
        )}
      </div>
    </DetailsFrame>
  );
}

interface DetailsFrameProps {
  name: string;
  onClose: () => void;
  children: ReactNode;
}

function DetailsFrame({ name, onClose, children }: DetailsFrameProps) {
  const { t } = useTranslation('stakeholders');
  return (
    <SidePanel label={t('details.label', { name: name || t('nameless') })} onClose={onClose}>
      {children}
    </SidePanel>
  );
}

/** Tells the others in which field one is. */
function useFieldPresence({ room, id }: DetailsProps) {
  const presence = presenceOf(room);
  useEffect(() => () => presence.setEditing(null), [presence]);
  return {
    onFocus: (event: React.FocusEvent) => {
      const field = event.target.closest<HTMLElement>('[data-field]')?.dataset.field;
      presence.setEditing(field ? { id, field } : null);
    },
    onBlur: () => presence.setEditing(null),
  };
}
