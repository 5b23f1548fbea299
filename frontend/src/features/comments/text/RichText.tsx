import { Link } from '@tanstack/react-router';
import { createContext, Fragment, use, useMemo } from 'react';
import { type Block, type Inline, parse } from './parse';

interface RichTextProps {
  body: string;
  me: string;
  /** What is mentioned; goals and stakeholders are called there what they are called now. */
  mentions?: readonly { kind: string; ref: string; name?: string }[];
}

/** Names of now by reference, for the mentions within. */
const NamesNow = createContext<ReadonlyMap<string, string>>(new Map());

/** A comment's text. Elements are made of it, never HTML. */
export function RichText({ body, me, mentions }: RichTextProps) {
  const blocks = useMemo(() => parse(body), [body]);
  const names = useMemo(
    () => new Map((mentions ?? []).map(({ kind, ref, name = '' }) => [`${kind}:${ref}`, name])),
    [mentions],
  );
  return (
    <NamesNow value={names}>
      <div className="rich">{blocks.map((block, index) => blockOf(block, index, me))}</div>
    </NamesNow>
  );
}

function blockOf(block: Block, key: number, me: string) {
  if (block.is === 'paragraph') {
    return (
      <p key={key}>
        {block.lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text have no other name
          <Fragment key={index}>
            {index > 0 && <br />}
            {line.map((part, at) => inlineOf(part, at, me))}
          </Fragment>
        ))}
      </p>
    );
  }
  const List = block.ordered ? 'ol' : 'ul';
  return (
    <List key={key}>
      {block.items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text have no other name
        <li key={index}>{item.map((part, at) => inlineOf(part, at, me))}</li>
      ))}
    </List>
  );
}

function inlineOf(part: Inline, key: number, me: string) {
  switch (part.is) {
    case 'text':
      return part.text;
    case 'code':
      return <code key={key}>{part.text}</code>;
    case 'bold':
      return <strong key={key}>{part.inside.map((one, at) => inlineOf(one, at, me))}</strong>;
    case 'italic':
      return <em key={key}>{part.inside.map((one, at) => inlineOf(one, at, me))}</em>;
    case 'link':
      return (
        <a key={key} href={part.href} target="_blank" rel="noopener noreferrer nofollow">
          {part.inside.map((one, at) => inlineOf(one, at, me))}
        </a>
      );
    default:
      return <Mention key={key} name={part.name} target={part.ref} me={me} />;
  }
}

function Mention({ name: written, target, me }: { name: string; target: string; me: string }) {
  const name = use(NamesNow).get(target) || written;
  const [kind = '', ref = ''] = target.split(/:(.*)/s);
  const [documentId = '', entity = ''] = ref.split('/');
  if ((kind === 'stakeholder' || kind === 'goal') && documentId && entity) {
    const search = { selected: entity };
    return (
      <Link to="/documents/$documentId" params={{ documentId }} search={search} className="naming">
        @{name}
      </Link>
    );
  }
  return (
    <span className="naming" data-me={kind === 'person' && ref === me}>
      @{name}
    </span>
  );
}
