import { type Dispatch, type SetStateAction, useCallback } from 'react';
import type { MapStore } from '../model';
import { NewRelation, RelationForm, RelationsOf } from './RelationPanel';

/** A relation, or a new one from somebody. */
export type Open = { relation: string } | { from: string } | null;

interface NetworkPanelsProps {
  store: MapStore;
  writing: boolean;
  open: Open;
  setOpen: Dispatch<SetStateAction<Open>>;
  /** The one who is chosen. */
  only: string | null;
  pinned: boolean;
  focus: (id: string) => void;
  onPin: (id: string) => void;
  onClose: () => void;
}

/** What stands over the paper: a relation, a new one, or those of whoever is chosen. */
export default function NetworkPanels(props: NetworkPanelsProps) {
  const { store, writing, open, setOpen, only, pinned, focus, onPin, onClose } = props;
  const close = useCallback(() => setOpen(null), [setOpen]);
  const show = useCallback((relation: string) => setOpen({ relation }), [setOpen]);
  if (open && 'relation' in open) {
    return <RelationForm store={store} writing={writing} id={open.relation} onClose={close} />;
  }
  if (open) {
    return (
      <NewRelation
        store={store}
        from={open.from}
        onClose={() => {
          close();
          focus(open.from);
        }}
        onMade={show}
      />
    );
  }
  if (only === null) return null;
  return (
    <RelationsOf
      key={only}
      {...{ store, writing, pinned, onClose }}
      id={only}
      onOpen={show}
      onNew={() => setOpen({ from: only })}
      onPin={() => onPin(only)}
    />
  );
}
