import { useState } from 'react';
import { type Me, useGroupDocuments, useMe } from '@/api';
import { SelectField } from '@/design';
import { type Room, useRoom, useRoomPart } from '@/features/collab';
import { useTranslation } from '@/i18n';
import { type GoalStore, useMeta } from '../model';
import { CheckPanel } from './CheckPanel';
import type { ListPlace } from './rules';
import { useCheck, useParts } from './useCheck';

interface ListCheckProps {
  store: GoalStore;
  documentId: string;
  groupId: string;
  writing: boolean;
  /** Opens a goal. */
  onGoal: (id: string) => void;
  /** Shows a view of the list, or its review. */
  onList: (at: ListPlace, plan?: string) => void;
  onClose: () => void;
}

/** The strategy check beside a goal list, with the strategy the list belongs to. */
export default function ListCheck(props: ListCheckProps) {
  const { groupId, store, writing } = props;
  const me = useMe().data;
  const { strategyDocument } = useMeta(store);
  const [own, setOwn] = useState<string | null>(null);
  const documents = useGroupDocuments(groupId).data ?? [];
  const strategies = documents.filter((one) => one.kind === 'strategy' && !one.archived);
  const wanted = own ?? strategyDocument;
  const there = strategies.some((one) => one.id === wanted);
  const strategyId = there ? wanted : strategies.length === 1 ? (strategies[0]?.id ?? null) : null;
  const choose = (id: string) => {
    if (writing) store.setMeta({ strategyDocument: id || null });
    setOwn(id);
  };
  const choice = <StrategyChoice strategies={strategies} value={strategyId} onChange={choose} />;
  return strategyId && me ? (
    <WithStrategy key={strategyId} {...props} strategyId={strategyId} me={me} choice={choice} />
  ) : (
    <Checked {...props} strategyId={null} room={null} choice={choice} />
  );
}

interface WithChoice extends ListCheckProps {
  choice: React.ReactNode;
}

function WithStrategy({ me, ...props }: WithChoice & { strategyId: string; me: Me }) {
  const room = useRoom(props.strategyId, {
    id: me.id,
    name: me.name,
    organisation: me.organisation.shortName,
    colour: me.organisation.colour,
  });
  return room ? (
    <WhenLoaded {...props} room={room} />
  ) : (
    <Checked {...props} strategyId={null} room={null} />
  );
}

function WhenLoaded(props: WithChoice & { strategyId: string; room: Room }) {
  const loaded = useRoomPart(props.room, (state) => state.loaded);
  return <Checked {...props} room={loaded ? props.room : null} />;
}

function Checked(props: WithChoice & { strategyId: string | null; room: Room | null }) {
  const { store, documentId, groupId, strategyId, room, choice, onGoal, onList, onClose } = props;
  const parts = useParts(room ? room.doc.getXmlFragment('content') : null);
  const results = useCheck({ groupId, parts, store });
  const list = { id: documentId, store };
  return (
    <CheckPanel
      results={results}
      place={{ groupId, strategyId, parts, list, onGoal, onList }}
      onClose={onClose}
    >
      {choice}
    </CheckPanel>
  );
}

interface StrategyChoiceProps {
  strategies: readonly { id: string; title: string }[];
  value: string | null;
  onChange: (id: string) => void;
}

function StrategyChoice({ strategies, value, onChange }: StrategyChoiceProps) {
  const { t } = useTranslation('goalwork');
  if (strategies.length === 0) return <p className="check__why">{t('check.noStrategy')}</p>;
  return (
    <SelectField
      label={t('check.strategy')}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{t('check.none')}</option>
      {strategies.map(({ id, title }) => (
        <option key={id} value={id}>
          {title}
        </option>
      ))}
    </SelectField>
  );
}
