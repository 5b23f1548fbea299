import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type StepNumber, useCreateDocument, useErrorWords } from '@/api';
import { Dialog, FormButtons, SelectField, TextField } from '@/design';
import { isLanguage, useTranslation } from '@/i18n';
import { Choices } from './Choices';
import {
  type Draft,
  emptyDraft,
  imports,
  missing,
  startOf,
  startsOf,
  stepOf,
  toRequest,
} from './documentDraft';
import { MarkdownSource } from './MarkdownSource';

interface NewDocumentDialogProps {
  groupId: string;
  /** The step it was asked for in, when it was. */
  step?: StepNumber;
  onClose: () => void;
}

/** What people write most comes first. */
const kinds: readonly Draft['kind'][] = ['strategy', 'stakeholder_map', 'goal_list'];

/** What it is, what it starts from, what it is called, where it belongs. */
export default function NewDocumentDialog({ groupId, step, onClose }: NewDocumentDialogProps) {
  const { t, i18n } = useTranslation(['groups', 'connect', 'common']);
  const navigate = useNavigate();
  const create = useCreateDocument(groupId);
  const words = useErrorWords();
  const [draft, setDraft] = useState<Draft>(() => emptyDraft(step ?? null));
  const [asked, setAsked] = useState(false);
  const lacks = asked ? missing(draft) : [];
  const change = (part: Partial<Draft>) => setDraft((old) => ({ ...old, ...part }));

  const send = (event: React.FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (missing(draft).length > 0 || create.isPending) return;
    create.mutate(toRequest(draft, isLanguage(i18n.language) ? i18n.language : undefined), {
      onSuccess: (document) => {
        onClose();
        void navigate({ to: '/documents/$documentId', params: { documentId: document.id } });
      },
    });
  };

  return (
    <Dialog onClose={onClose} labelledBy="new-document">
      <form className="form" onSubmit={send} noValidate>
        <h2 id="new-document">{t('newDocument.title')}</h2>
        <Choices
          name="kind"
          legend={t('newDocument.kind')}
          value={draft.kind}
          onChange={(kind) => change({ kind })}
          choices={kinds.map((kind) => ({
            value: kind,
            label: t(`common:kinds.${kind}`),
            hint: t(`newDocument.kinds.${kind}`),
          }))}
        />
        {startsOf[draft.kind].length > 0 && (
          <Choices
            name="start"
            legend={t('newDocument.start')}
            value={startOf(draft)}
            onChange={(start) => change({ start })}
            choices={startsOf[draft.kind].map((start) => ({
              value: start,
              label: t(`newDocument.starts.${draft.kind}.${start}.label`),
              hint: t(`newDocument.starts.${draft.kind}.${start}.hint`),
            }))}
          />
        )}
        {imports(draft) && (
          <MarkdownSource
            value={draft.markdown}
            missing={lacks.includes('markdown')}
            onChange={(markdown, title) =>
              change(draft.title || !title ? { markdown } : { markdown, title })
            }
          />
        )}
        <TextField
          label={t('newDocument.name')}
          value={draft.title}
          maxLength={200}
          onChange={(event) => change({ title: event.target.value })}
          error={lacks.includes('title') ? t('newDocument.nameMissing') : undefined}
        />
        <SelectField
          label={t('newDocument.step')}
          value={stepOf(draft)}
          onChange={(event) => change({ step: Number(event.target.value) })}
        >
          {[1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => (
            <option key={number} value={number}>
              {number} {t(`connect:steps.${number}.title`)}
            </option>
          ))}
          {draft.kind !== 'strategy' && <option value={0}>{t('newDocument.noStep')}</option>}
        </SelectField>
        <FormButtons
          action={t('newDocument.create')}
          pending={create.isPending}
          onCancel={onClose}
          failed={create.isError && { title: t('newDocument.failed'), detail: words(create.error) }}
        />
      </form>
    </Dialog>
  );
}
