import {
  type FormEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { announce } from '@/design';
import { CommentButton } from '@/features/comments/button';
import { useTranslation } from '@/i18n';
import {
  type MapStore,
  mutualTypes,
  qualities,
  type RelationFields,
  type RelationType,
  relationStates,
  relationTypes,
  strengths,
  useRelation,
  useRelations,
  useStakeholder,
  useStakeholders,
} from '../model';
import { newRelation } from './newRelation';
import { useRelationWords } from './useRelationWords';

interface Shared {
  store: MapStore;
  writing: boolean;
  onClose: () => void;
}

/** One relation: its type, direction, strength, quality, state and note. Each change counts at once. */
export function RelationForm({ store, writing, onClose, id }: Shared & { id: string }) {
  const { t } = useTranslation(['stakeholderviews', 'stakeholders']);
  const relation = useRelation(store, id);
  const first = useRef<HTMLSelectElement>(null);
  const { whole } = useRelationWords(store);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another relation, another start
  useEffect(() => first.current?.focus(), [id]);
  useEffect(() => {
    if (!relation) onClose();
  }, [relation, onClose]);
  if (!relation) return null;
  const set = (patch: Partial<RelationFields>) => store.setRelation(id, patch);
  const setType = (type: RelationType | null) =>
    set({ type, ...(type && { directed: !mutualTypes.includes(type) }) });
  return (
    <Panel title={whole(relation)} onClose={onClose}>
      <CommentButton anchor={{ kind: 'relation', id, quote: whole(relation) }} />
      <Choice
        ref={first}
        label={t('stakeholders:relationFields.type')}
        value={relation.type}
        options={relationTypes.map((one) => [one, t(`stakeholders:values.relationType.${one}`)])}
        empty={t('stakeholders:notSet')}
        disabled={!writing}
        onChange={(value) => setType(relationTypes.find((one) => one === value) ?? null)}
      />
      <label className="panel__check">
        <input
          type="checkbox"
          checked={relation.directed}
          disabled={!writing}
          onChange={(event) => set({ directed: event.target.checked })}
        />
        {t('stakeholders:relationFields.directed')}
      </label>
      {writing && relation.directed && (
        <button
          type="button"
          className="plain-button panel__turn"
          onClick={() => set({ fromId: relation.toId, toId: relation.fromId })}
        >
          {t('network.turn')}
        </button>
      )}
      <Choice
        label={t('stakeholders:relationFields.strength')}
        value={relation.strength === null ? null : String(relation.strength)}
        options={strengths.map((one) => [String(one), t(`stakeholders:values.strength.${one}`)])}
        empty={t('stakeholders:notSet')}
        disabled={!writing}
        onChange={(value) => set({ strength: value ? Number(value) : null })}
      />
      <Choice
        label={t('stakeholders:relationFields.quality')}
        value={relation.quality}
        options={qualities.map((one) => [one, t(`stakeholders:values.quality.${one}`)])}
        empty={t('stakeholders:notSet')}
        disabled={!writing}
        onChange={(value) => set({ quality: qualities.find((one) => one === value) ?? null })}
      />
      <Choice
        label={t('stakeholders:relationFields.state')}
        value={relation.state}
        options={relationStates.map((one) => [one, t(`stakeholders:values.relationState.${one}`)])}
        empty={t('stakeholders:notSet')}
        disabled={!writing}
        onChange={(value) => set({ state: relationStates.find((one) => one === value) ?? null })}
      />
      <Words
        label={t('stakeholders:relationFields.note')}
        value={relation.note}
        disabled={!writing}
        onSave={(note) => set({ note })}
      />
      <Words
        label={t('stakeholders:relationFields.evidenceUrl')}
        value={relation.evidenceUrl}
        disabled={!writing}
        onSave={(evidenceUrl) => set({ evidenceUrl })}
      />
      {writing && (
        <button
          type="button"
          className="ds-button panel__remove"
          data-variant="secondary"
          data-color="danger"
          data-size="sm"
          onClick={() => {
            store.removeRelations([id]);
            announce(t('network.removed'));
          }}
        >
          {t('network.remove')}
        </button>
      )}
    </Panel>
  );
}

/** A new relation from somebody, by choosing: the way for keyboards, and when the other is far away. */
export function NewRelation({
  store,
  from,
  onClose,
  onMade,
}: Omit<Shared, 'writing'> & { from: string; onMade: (id: string) => void }) {
  const { t } = useTranslation(['stakeholderviews', 'stakeholders']);
  const stakeholders = useStakeholders(store);
  const [to, setTo] = useState('');
  const [type, setType] = useState<RelationType>('informs');
  const first = useRef<HTMLSelectElement>(null);
  useEffect(() => first.current?.focus(), []);
  const others = useMemo(
    () =>
      [...stakeholders.values()]
        .filter((one) => one.id !== from)
        .sort((a, b) => a.name.localeCompare(b.name)),
    [stakeholders, from],
  );
  const name = stakeholders.get(from)?.name || t('stakeholders:nameless');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!to) return first.current?.focus();
    const directed = !mutualTypes.includes(type);
    const id = store.addRelation({ ...newRelation, fromId: from, toId: to, type, directed });
    announce(t('network.made'));
    onMade(id);
  };
  return (
    <Panel title={t('network.newFrom', { name })} onClose={onClose}>
      <form className="panel__form" onSubmit={submit}>
        <Choice
          label={t('stakeholders:relationFields.type')}
          value={type}
          options={relationTypes.map((one) => [one, t(`stakeholders:values.relationType.${one}`)])}
          onChange={(value) => setType(relationTypes.find((one) => one === value) ?? 'informs')}
        />
        <Choice
          ref={first}
          label={t('stakeholders:relationFields.toId')}
          value={to || null}
          options={others.map((one) => [one.id, one.name || t('stakeholders:nameless')])}
          empty={t('network.choose')}
          onChange={setTo}
        />
        <button type="submit" className="ds-button" data-size="sm">
          {t('network.make')}
        </button>
      </form>
    </Panel>
  );
}

/** The relations of the chosen stakeholder, each a button that opens it: the network without a pointer. */
export function RelationsOf({
  store,
  id,
  pinned,
  writing,
  onClose,
  onOpen,
  onNew,
  onPin,
}: Shared & {
  id: string;
  pinned: boolean;
  onOpen: (relation: string) => void;
  onNew: () => void;
  onPin: () => void;
}) {
  const { t } = useTranslation(['stakeholderviews', 'stakeholders']);
  const one = useStakeholder(store, id);
  const relations = useRelations(store);
  useStakeholders(store);
  const { whole } = useRelationWords(store);
  const own = useMemo(
    () => [...relations.values()].filter((r) => r.fromId === id || r.toId === id),
    [relations, id],
  );
  if (!one) return null;
  return (
    <Panel title={t('network.relationsOf', { name: one.name })} onClose={onClose}>
      {own.length === 0 ? (
        <p className="quiet small">{t('network.lonely')}</p>
      ) : (
        <ul className="panel__relations">
          {own.map((relation) => (
            <li key={relation.id}>
              <button type="button" className="plain-button" onClick={() => onOpen(relation.id)}>
                {whole(relation)}
              </button>
            </li>
          ))}
        </ul>
      )}
      {writing && (
        <div className="panel__buttons">
          <button type="button" className="ds-button" data-size="sm" onClick={onNew}>
            {t('network.new')}
          </button>
          <button
            type="button"
            className="ds-button"
            data-variant="secondary"
            data-size="sm"
            aria-pressed={pinned}
            onClick={onPin}
          >
            {t(pinned ? 'network.unpin' : 'network.pin')}
          </button>
        </div>
      )}
    </Panel>
  );
}

function Panel({
  title,
  onClose,
  children,
}: {
  title: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation('stakeholderviews');
  const id = useId();
  return (
    <section
      className="panel"
      aria-labelledby={id}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <div className="panel__head">
        <h2 id={id} className="panel__title">
          {title}
        </h2>
        <button
          type="button"
          className="plain-button panel__close"
          title={t('close')}
          onClick={onClose}
        >
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M3 3L13 13M13 3L3 13" />
          </svg>
        </button>
      </div>
      {children}
    </section>
  );
}

interface ChoiceProps {
  ref?: RefObject<HTMLSelectElement | null>;
  label: string;
  value: string | null;
  options: readonly (readonly [string, string])[];
  /** The word for no value; without it one must be chosen. */
  empty?: string;
  disabled?: boolean;
  onChange: (value: string) => void;
}

function Choice({ ref, label, value, options, empty, disabled, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <div className="panel__field">
      <label htmlFor={id}>{label}</label>
      <select
        ref={ref}
        id={id}
        className="ds-input"
        value={value ?? ''}
        disabled={disabled}
        onChange={(event) => onChange(event.target.value)}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map(([key, word]) => (
          <option key={key} value={key}>
            {word}
          </option>
        ))}
      </select>
    </div>
  );
}

/** A line of words, kept when one leaves it or presses Enter. */
function Words({
  label,
  value,
  disabled,
  onSave,
}: {
  label: string;
  value: string | null;
  disabled: boolean;
  onSave: (value: string | null) => void;
}) {
  const [draft, setDraft] = useState<string | null>(null);
  const save = () => {
    if (draft !== null && draft.trim() !== (value ?? '')) onSave(draft.trim() || null);
    setDraft(null);
  };
  const id = useId();
  return (
    <div className="panel__field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="ds-input"
        value={draft ?? value ?? ''}
        disabled={disabled}
        maxLength={2000}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) save();
        }}
      />
    </div>
  );
}
