import { Button } from '@digdir/designsystemet-react';
import { type FormEvent, useState } from 'react';
import { useReferenceGoals } from '@/api';
import { Dialog, SelectField, TextField } from '@/design';
import { type PickedStakeholder, StakeholderPicker } from '@/features/stakeholders/picker';
import { useTranslation } from '@/i18n';
import { type GoalStore, type LinkEnd, type LinkFields, type LinkType, linkTypes } from '../model';
import { GoalChoice, ListChoice, OpenList } from '../picker';
import { endsOf, type LinkFault, linkFault } from './ends';

interface LinkDialogProps {
  store: GoalStore;
  goalId: string;
  documentId: string;
  groupId: string;
  onClose: () => void;
}

type End = Partial<Pick<LinkFields, 'toDocument' | 'toId' | 'toTitle' | 'toUrl'>>;

/** Asks with what a goal is to be linked, and how. */
export default function LinkDialog(props: LinkDialogProps) {
  const { store, goalId, onClose } = props;
  const { t } = useTranslation(['goalwork', 'goals', 'common']);
  const [type, setType] = useState<LinkType>('contributes_to');
  const [wanted, setKind] = useState<LinkEnd>('goal');
  const [end, setEnd] = useState<End>({});
  const [strength, setStrength] = useState<number | null>(null);
  const [note, setNote] = useState('');
  const [fault, setFault] = useState<LinkFault | null>(null);
  const kinds = endsOf[type];
  const kind = kinds.includes(wanted) ? wanted : (kinds[0] ?? 'goal');
  const choose = (next: End) => {
    setEnd(next);
    setFault(null);
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    const link = { fromGoal: goalId, toKind: kind, type, ...end };
    const wrong = linkFault(link, store.links().values());
    setFault(wrong);
    if (wrong) return;
    const words = { toTitle: end.toTitle?.trim() || null, note: note.trim() || null };
    store.addLink({ ...link, ...words, strength });
    onClose();
  };
  return (
    <Dialog labelledBy="link-goal-title" onClose={onClose}>
      <form className="form" onSubmit={save} noValidate>
        <h2 id="link-goal-title">{t('links.add')}</h2>
        <SelectField
          label={t('links.type')}
          value={type}
          onChange={({ target }) => {
            const chosen = target.value as LinkType;
            setType(chosen);
            setKind(endsOf[chosen][0] ?? 'goal');
            choose({});
          }}
        >
          {linkTypes.map((one) => (
            <option key={one} value={one}>
              {t(`goals:values.linkType.${one}`)}
            </option>
          ))}
        </SelectField>
        {kinds.length > 1 && (
          <SelectField
            label={t('links.kind')}
            value={kind}
            onChange={({ target }) => {
              setKind(target.value as LinkEnd);
              choose({});
            }}
          >
            {kinds.map((one) => (
              <option key={one} value={one}>
                {t(`links.kinds.${one}`)}
              </option>
            ))}
          </SelectField>
        )}
        <EndChoice key={kind} {...props} kind={kind} end={end} onChange={choose} />
        <SelectField
          label={t('links.strength')}
          value={strength ?? ''}
          onChange={({ target }) => setStrength(Number(target.value) || null)}
        >
          <option value="">{t('block.notSet')}</option>
          {[1, 2, 3].map((one) => (
            <option key={one} value={one}>
              {t(`links.strengths.${one}`)}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t('links.note')}
          value={note}
          maxLength={500}
          onChange={({ target }) => setNote(target.value)}
        />
        {fault && (
          <p className="ds-validation-message" data-color="danger" role="alert">
            {t(fault === 'missing' ? 'links.choose' : `links.${fault}`)}
          </p>
        )}
        <div className="form__buttons">
          <Button type="submit">{t('links.do')}</Button>
          <Button variant="tertiary" onClick={onClose}>
            {t('common:cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

interface EndChoiceProps extends LinkDialogProps {
  kind: LinkEnd;
  end: End;
  onChange: (end: End) => void;
}

function EndChoice(props: EndChoiceProps) {
  const { kind, end, store, groupId, onChange } = props;
  const { t } = useTranslation('goalwork');
  switch (kind) {
    case 'goal':
      return <GoalEnd {...props} />;
    case 'reference_goal':
      return <ReferenceEnd {...props} />;
    case 'initiative':
      return (
        <>
          <TextField
            label={t('links.initiative')}
            value={end.toTitle ?? ''}
            maxLength={300}
            onChange={({ target }) => onChange({ ...end, toTitle: target.value })}
          />
          <TextField
            label={t('links.url')}
            value={end.toUrl ?? ''}
            inputMode="url"
            maxLength={2000}
            onChange={({ target }) => onChange({ ...end, toUrl: target.value || null })}
          />
        </>
      );
    case 'stakeholder':
      return (
        <StakeholderPicker
          groupId={groupId}
          label={t('links.kinds.stakeholder')}
          value={pickedOf(end)}
          onChange={(one) =>
            onChange(
              one
                ? { toDocument: one.documentId, toId: one.stakeholderId, toTitle: one.label }
                : {},
            )
          }
        />
      );
    case 'indicator':
      return (
        <OfThisList
          {...props}
          all={[...store.indicators().values()].map(({ id, name }) => ({ id, title: name }))}
        />
      );
    default:
      return <OfThisList {...props} all={[...store.actions().values()]} />;
  }
}

const pickedOf = ({ toDocument, toId, toTitle }: End): PickedStakeholder | null =>
  toDocument && toId ? { documentId: toDocument, stakeholderId: toId, label: toTitle ?? '' } : null;

function GoalEnd({ groupId, documentId, end, onChange }: EndChoiceProps) {
  const { t } = useTranslation('goalwork');
  const [list, setList] = useState(documentId);
  return (
    <>
      <ListChoice
        groupId={groupId}
        value={list}
        onChange={(id) => {
          setList(id);
          onChange({});
        }}
      />
      <OpenList key={list} documentId={list}>
        {({ store }) => (
          <GoalChoice
            store={store}
            legend={t('links.which')}
            value={end.toId ?? null}
            onChange={(toId) =>
              onChange({
                toId,
                toTitle: store.goal(toId)?.title ?? null,
                toDocument: list === documentId ? null : list,
              })
            }
          />
        )}
      </OpenList>
    </>
  );
}

function ReferenceEnd({ groupId, end, onChange }: EndChoiceProps) {
  const { t } = useTranslation('goalwork');
  const references = useReferenceGoals(groupId).data ?? [];
  if (references.length === 0) return <p className="quiet">{t('links.missing')}</p>;
  return (
    <SelectField
      label={t('links.kinds.reference_goal')}
      value={end.toId ?? ''}
      onChange={({ target }) => {
        const one = references.find(({ id }) => id === target.value);
        onChange(one ? { toId: one.id, toTitle: one.title, toUrl: one.url || null } : {});
      }}
    >
      <option value="">{t('links.choose')}</option>
      {references.map((one) => (
        <option key={one.id} value={one.id}>
          {t(`references.countries.${one.country}`)}: {one.title}
        </option>
      ))}
    </SelectField>
  );
}

interface OfThisListProps extends EndChoiceProps {
  all: readonly { id: string; title: string }[];
}

function OfThisList({ kind, all, end, onChange }: OfThisListProps) {
  const { t } = useTranslation('goalwork');
  if (all.length === 0) return <p className="quiet">{t('links.missing')}</p>;
  return (
    <SelectField
      label={t(`links.kinds.${kind}`)}
      value={end.toId ?? ''}
      onChange={({ target }) => {
        const one = all.find(({ id }) => id === target.value);
        onChange(one ? { toId: one.id, toTitle: one.title } : {});
      }}
    >
      <option value="">{t('links.choose')}</option>
      {all.map(({ id, title }) => (
        <option key={id} value={id}>
          {title || t('block.untitled')}
        </option>
      ))}
    </SelectField>
  );
}
