import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { schemasQuery, schemaVersions } from './schemas';

// Vitest runs in frontend/; what new documents get is the server's.
const read = (path: string) => readFileSync(`../server/${path}`, 'utf8');

it('are the versions that the server gives new documents', () => {
  const strategy = /^const SchemaVersion = (\d+)$/m.exec(read('strategy/update.go'));
  expect(schemaVersions.strategy).toBe(Number(strategy?.[1]));
  const others = /strategy\.SchemaVersion\n\t}\n\treturn (\d+)\n/.exec(
    read('documents/documents.go'),
  );
  expect(schemaVersions.stakeholder_map).toBe(Number(others?.[1]));
  expect(schemaVersions.goal_list).toBe(Number(others?.[1]));
});

it('are said in the form that the server reads', () => {
  expect(schemasQuery()).toMatch(/^\?schemas=(\w+\.\d+)(,\w+\.\d+)*$/);
});
