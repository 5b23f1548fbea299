import { useEffect, useId, useRef, useState } from 'react';
import { announce, Dialog } from '@/design';
import { useTranslation } from '@/i18n';
import { find } from './search';
import { type Command, useCommands } from './useCommands';

interface CommandPaletteProps {
  onClose: () => void;
  onKeys: () => void;
}

const sections = ['documents', 'groups', 'actions'] as const;

/** Type, arrow, Enter: a combobox over everything one can go to or do. */
export default function CommandPalette({ onClose, onKeys }: CommandPaletteProps) {
  const { t } = useTranslation('common');
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const commands = useCommands({ onKeys, onClose });
  const found = find(commands, typed);
  // In the order in which they are shown, section by section.
  const shown = sections.flatMap((section) => found.filter((one) => one.section === section));
  const current = shown[Math.min(chosen, shown.length - 1)];

  useEffect(() => {
    if (typed) announce(t('palette.results', { count: shown.length }));
  }, [typed, shown.length, t]);
  useEffect(() => {
    list.current?.querySelector(`[data-command="${chosen}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const last = shown.length - 1;
    const move: Record<string, number> = {
      ArrowDown: chosen >= last ? 0 : chosen + 1,
      ArrowUp: chosen <= 0 ? last : chosen - 1,
    };
    const next = move[event.key];
    if (next !== undefined) {
      event.preventDefault();
      setChosen(Math.max(0, next));
    } else if (event.key === 'Enter' && current) {
      event.preventDefault();
      current.run();
    }
  };

  return (
    <Dialog
      className="palette"
      onClose={onClose}
      light
      closeButton={false}
      label={t('palette.title')}
    >
      <input
        className="palette__input"
        role="combobox"
        aria-expanded={shown.length > 0}
        aria-controls={listId}
        aria-activedescendant={current ? `${listId}-${current.id}` : undefined}
        aria-autocomplete="list"
        aria-label={t('palette.placeholder')}
        placeholder={t('palette.placeholder')}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
      />
      {shown.length === 0 && <p className="palette__nothing">{t('palette.nothing')}</p>}
      <div
        id={listId}
        ref={list}
        role="listbox"
        aria-label={t('palette.title')}
        className="palette__list"
        hidden={shown.length === 0}
      >
        {sections.map((section) => (
          <Section
            key={section}
            title={t(`palette.${section}`)}
            commands={shown.filter((one) => one.section === section)}
            option={(command) => {
              const index = shown.indexOf(command);
              return {
                id: `${listId}-${command.id}`,
                'data-command': index,
                'aria-selected': command === current,
                onMouseMove: () => setChosen(index),
                onClick: command.run,
              };
            }}
          />
        ))}
      </div>
    </Dialog>
  );
}

interface SectionProps {
  title: string;
  commands: Command[];
  option: (command: Command) => React.HTMLAttributes<HTMLDivElement> & { 'data-command': number };
}

function Section({ title, commands, option }: SectionProps) {
  const id = useId();
  if (commands.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of options has no element of its own
    <div role="group" aria-labelledby={id}>
      <div id={id} className="palette__heading" role="presentation">
        {title}
      </div>
      {commands.map((command) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the input, see aria-activedescendant
        <div key={command.id} role="option" className="palette__option" {...option(command)}>
          <command.icon aria-hidden />
          <span className="palette__words">
            {command.label}
            {command.hint && <span className="quiet small">{command.hint}</span>}
          </span>
        </div>
      ))}
    </div>
  );
}
