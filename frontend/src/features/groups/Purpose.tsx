import { Button } from '@digdir/designsystemet-react';
import { PencilIcon } from '@navikt/aksel-icons';
import { useRef, useState } from 'react';
import { type Group, useChangeGroup, useErrorWords } from '@/api';
import { announce, Notice, TextField } from '@/design';
import { useTranslation } from '@/i18n';

/** What the group is for, in one line; coordinators change it where it stands. */
export function Purpose({ group, editable }: { group: Group; editable: boolean }) {
  const { t } = useTranslation(['groups', 'common']);
  const change = useChangeGroup(group.id);
  const words = useErrorWords();
  const [draft, setDraft] = useState<string | null>(null);
  const pencil = useRef<HTMLButtonElement>(null);

  const stop = () => {
    setDraft(null);
    // The pencil is back after the next render; the focus goes there.
    setTimeout(() => pencil.current?.focus());
  };
  const save = (event: React.FormEvent) => {
    event.preventDefault();
    change.mutate(
      { purpose: draft?.trim() ?? '' },
      {
        onSuccess: () => {
          announce(t('purposeSaved'));
          stop();
        },
      },
    );
  };

  if (draft === null) {
    return (
      <div className="purpose">
        {group.purpose && <p>{group.purpose}</p>}
        {editable && (
          <button
            ref={pencil}
            type="button"
            className="plain-button small"
            onClick={() => setDraft(group.purpose)}
          >
            <PencilIcon aria-hidden />
            {group.purpose ? (
              <>
                {t('purposeChange')}
                <span className="visually-hidden">: {t('purpose')}</span>
              </>
            ) : (
              t('purposeAdd')
            )}
          </button>
        )}
      </div>
    );
  }
  return (
    <form className="form purpose__form" onSubmit={save}>
      <TextField
        label={t('purpose')}
        value={draft}
        maxLength={500}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && stop()}
        autoFocus
      />
      {change.isError && (
        <Notice kind="danger" title={t('common:failed')}>
          <p>{words(change.error)}</p>
        </Notice>
      )}
      <div className="form__buttons">
        <Button type="submit" loading={change.isPending}>
          {t('common:save')}
        </Button>
        <Button variant="tertiary" onClick={stop}>
          {t('common:cancel')}
        </Button>
      </div>
    </form>
  );
}
