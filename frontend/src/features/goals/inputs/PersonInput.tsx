import { useMemo } from 'react';
import type { Person } from '@/api';
import { ChoiceInput } from './ChoiceInput';
import { usePersonName } from './people';

interface PersonInputProps {
  label: string;
  value: string | null;
  members: readonly Person[];
  onSet: (id: string | null) => void;
  hint?: string | undefined;
}

/** A member of the group. */
export function PersonInput({ label, value, members, onSet, hint }: PersonInputProps) {
  const name = usePersonName(members);
  const ids = useMemo(() => {
    const all = members.map(({ id }) => id);
    return value && !all.includes(value) ? [...all, value] : all;
  }, [members, value]);
  const say = (id: string) => {
    const one = members.find((member) => member.id === id);
    return one ? `${one.name}, ${one.organisation.shortName}` : name(id);
  };
  return <ChoiceInput {...{ label, value, hint, say, onSet }} values={ids} />;
}
