// The REST API as the contract promises it to outside programs.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { fresh, joined } from './clients.mjs';
import { astrid, everyone, freja, gudrun, lars, observer } from './people.mjs';
import { Program } from './program.mjs';
import { Rest } from './rest.mjs';
import { until } from './wait.mjs';

let program;
let rest;
before(async () => {
  program = await Program.start({ name: 'interop-rest' });
  rest = await program.as(astrid);
});
after(() => program?.stop());

describe('without signing in', () => {
  it('health, readiness, organisations, demo people and the API description are open', async () => {
    const nobody = new Rest(program.url);
    await nobody.get('/healthz');
    await nobody.get('/readyz');
    const { items } = await nobody.get('/api/v1/organisations');
    for (const id of ['odense', 'vasteras', 'lister', 'eksote', 'reykjavik', 'kl']) {
      const organisation = items.find((item) => item.id === id);
      assert.ok(organisation, id);
      for (const field of ['name', 'shortName', 'country', 'kind', 'colour'])
        assert.ok(organisation[field], `${id}.${field}`);
    }
    const demo = await nobody.get('/api/v1/demo');
    assert.equal(demo.enabled, true);
    assert.deepEqual(demo.people.map((person) => person.email).sort(), [...everyone].sort());
  });

  it('everything else is 401 with a problem that says what to do', async () => {
    for (const token of [undefined, 'nonsense', 'x'.repeat(5000)]) {
      const nobody = new Rest(program.url, token);
      for (const path of ['/api/v1/me', '/api/v1/groups', `/api/v1/documents/${randomUUID()}`]) {
        const problem = await nobody.refusal('GET', path);
        assert.equal(problem.status, 401, path);
        assert.match(problem.type, /^application\/problem\+json/);
        assert.equal(problem.body.status, 401);
        assert.ok(problem.body.title && problem.body.detail, JSON.stringify(problem.body));
      }
    }
  });

  it('an unknown API path is a problem, not a page', async () => {
    const problem = await rest.refusal('GET', '/api/v1/nothing-here');
    assert.equal(problem.status, 404);
    assert.match(problem.type, /^application\/problem\+json/);
  });
});

describe('the API description', () => {
  it('is OpenAPI 3.1 and knows the contract', async () => {
    const api = await new Rest(program.url).get('/api/v1/openapi.json');
    assert.match(api.openapi, /^3\.1\./);
    for (const [path, methods] of Object.entries({
      '/api/v1/me': ['get', 'patch'],
      '/api/v1/organisations': ['get'],
      '/api/v1/groups': ['get', 'post'],
      '/api/v1/groups/{}': ['get', 'patch'],
      '/api/v1/groups/{}/steps/{}': ['patch'],
      '/api/v1/groups/{}/members/{}': ['put', 'delete'],
      '/api/v1/groups/{}/documents': ['get', 'post'],
      '/api/v1/documents/{}': ['get', 'patch', 'delete'],
      '/api/v1/documents/{}/export': ['get'],
      '/api/v1/documents/{}/comments': ['get', 'post'],
      '/api/v1/comments/{}': ['patch', 'delete'],
      '/api/v1/documents/{}/threads': ['get', 'post'],
      '/api/v1/threads/{}': ['get'],
      '/api/v1/threads/{}/comments': ['post'],
      '/api/v1/me/inbox': ['get'],
      '/api/v1/groups/{}/webhooks': ['get', 'post'],
    })) {
      const found = Object.entries(api.paths).find(
        ([known]) => known.replace(/\{[^}]*\}/g, '{}') === path,
      );
      assert.ok(found, `${path} is missing among ${Object.keys(api.paths).join(' ')}`);
      for (const method of methods) {
        assert.ok(found[1][method], `${method} ${path}`);
        assert.ok(found[1][method].operationId, `${method} ${path} has no operationId`);
        assert.ok(found[1][method].responses, `${method} ${path} has no responses`);
      }
    }
    for (const ref of JSON.stringify(api).matchAll(/"\$ref":"([^"]+)"/g)) {
      const target = ref[1]
        .replace('#/', '')
        .split('/')
        .reduce((node, key) => node?.[key.replaceAll('~1', '/')], api);
      assert.ok(target, `${ref[1]} points nowhere`);
    }
  });
});

describe('people and groups', () => {
  it('me is who the token was made for', async () => {
    const me = await rest.me();
    assert.equal(me.email, astrid);
    assert.equal(me.organisation.id, 'odense');
    assert.equal(me.demo, true);
    assert.ok(me.id && me.name);
    await rest.patch('/api/v1/me', { locale: 'fi' });
    assert.equal((await rest.me()).locale, 'fi');
    assert.ok((await rest.refusal('PATCH', '/api/v1/me', { locale: 'klingon' })).status >= 400);
    await rest.patch('/api/v1/me', { locale: 'en' });
  });

  it('the sample group spans the municipalities and has all three kinds of documents', async () => {
    const { id } = await rest.group();
    const group = await rest.get(`/api/v1/groups/${id}`);
    assert.equal(group.members.length, everyone.length);
    assert.equal(new Set(group.members.map((member) => member.person.organisation.id)).size, 6);
    assert.deepEqual(
      group.steps.map((step) => step.step),
      [1, 2, 3, 4, 5, 6, 7, 8, 9],
    );
    const { items } = await rest.get(`/api/v1/groups/${id}/documents`);
    assert.deepEqual([...new Set(items.map((item) => item.kind))].sort(), [
      'goal_list',
      'stakeholder_map',
      'strategy',
    ]);
  });

  it('a step is set by a coordinator, with its rules', async () => {
    const { id } = await rest.group();
    const path = `/api/v1/groups/${id}/steps/5`;
    await rest.patch(path, { state: 'in_review', due: '2027-03-01' });
    assert.equal((await rest.get(`/api/v1/groups/${id}`)).steps[4].state, 'in_review');
    assert.ok(
      [400, 422].includes((await rest.refusal('PATCH', path, { state: 'skipped' })).status),
    );
    assert.ok(
      [400, 422].includes((await rest.refusal('PATCH', path, { state: 'finished' })).status),
    );
    await rest.patch(path, { state: 'skipped', skipReason: 'We buy through the region.' });
    assert.equal(
      (await rest.get(`/api/v1/groups/${id}`)).steps[4].skipReason,
      'We buy through the region.',
    );
    const ambassador = await program.as(freja);
    assert.equal((await ambassador.refusal('PATCH', path, { state: 'adopted' })).status, 403);
    assert.ok(
      (await rest.refusal('PATCH', `/api/v1/groups/${id}/steps/10`, { state: 'adopted' })).status >=
        400,
    );
  });

  it('the last coordinator cannot leave, and a group is seen by its members only', async () => {
    const mine = await (await program.as(gudrun)).post('/api/v1/groups', {
      name: 'Norðurland',
      purpose: 'Að prófa',
    });
    const gudrunRest = await program.as(gudrun);
    const me = await gudrunRest.me();
    const path = `/api/v1/groups/${mine.id}/members/${me.id}`;
    assert.equal((await gudrunRest.refusal('DELETE', path)).status, 409);
    assert.equal((await gudrunRest.refusal('PUT', path, { role: 'observer' })).status, 409);
    assert.equal((await rest.refusal('GET', `/api/v1/groups/${mine.id}`)).status, 404);
    const { items } = await rest.get('/api/v1/groups');
    assert.ok(!items.some((group) => group.id === mine.id));
  });

  it('bad bodies are answered with what is wrong', async () => {
    const { id } = await rest.group();
    for (const body of [{}, { name: '' }, { name: 'x'.repeat(5000) }, { name: 7 }, [], 'text']) {
      const problem = await rest.refusal('POST', '/api/v1/groups', body);
      assert.ok(
        [400, 422].includes(problem.status),
        `${JSON.stringify(body).slice(0, 40)}: ${problem.status}`,
      );
      assert.match(problem.type, /problem\+json/);
    }
    for (const body of [
      { kind: 'novel', title: 'x' },
      { kind: 'strategy' },
      { kind: 'strategy', title: 'x', step: 12 },
    ]) {
      assert.ok(
        [400, 422].includes(
          (await rest.refusal('POST', `/api/v1/groups/${id}/documents`, body)).status,
        ),
      );
    }
    for (const bad of ['not-json', '{"name":', '']) {
      const response = await fetch(`${program.url}/api/v1/groups`, {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${await program.token(astrid)}`,
          'Content-Type': 'application/json',
        },
        body: bad,
      });
      assert.ok([400, 422].includes(response.status), `${bad}: ${response.status}`);
    }
  });
});

describe('documents', () => {
  it('from the CONNECT template: headings, guidance, the municipality filled in', async () => {
    const made = await rest.newDocument({ title: 'From the template', template: 'connect' });
    const markdown = await rest.export(made.id, 'markdown');
    assert.match(markdown, /^#{1,2} /m);
    assert.match(markdown, /^> /m);
    assert.ok(markdown.includes('Odense'));
    assert.ok(!/\{municipality\}/i.test(markdown));
    const html = await rest.export(made.id, 'html');
    assert.match(html, /<h[12]/);
    assert.match(html, /<blockquote>/);
    const json = await rest.export(made.id, 'json');
    assert.equal(json.type, 'doc');
  });

  it('from Markdown: twenty pages come out as they went in', async () => {
    const markdown = await readFile(
      new URL('../testdata/strategy-20-pages.md', import.meta.url),
      'utf8',
    );
    const made = await rest.newDocument({ title: 'Twenty pages', markdown, template: undefined });
    const json = await rest.export(made.id, 'json');
    const count = {};
    const depth = (node, lists = 0) => {
      count[node.type] = (count[node.type] ?? 0) + 1;
      const here = lists + (/List$/.test(node.type) ? 1 : 0);
      count.deepest = Math.max(count.deepest ?? 0, here);
      for (const child of node.content ?? []) depth(child, here);
    };
    depth(json);
    const lines = markdown.split('\n');
    const outside = fencesRemoved(lines);
    assert.equal(count.heading, outside.filter((line) => /^#{1,4} /.test(line)).length);
    assert.equal(count.table, outside.filter((line) => /^\| :?-{3}/.test(line)).length);
    assert.equal(count.tableRow, outside.filter((line) => /^\|/.test(line)).length - count.table);
    assert.equal(count.taskItem, outside.filter((line) => /^\s*- \[[ x]\] /.test(line)).length);
    assert.equal(
      count.listItem,
      outside.filter((line) => /^\s*(-|\d+\.) (?!\[[ x]\] )/.test(line)).length,
    );
    assert.equal(count.codeBlock, 2);
    assert.ok(count.deepest >= 3, `lists ${count.deepest} deep`);
    // Out as Markdown and in again: the same document.
    const again = await rest.newDocument({
      title: 'Twice',
      markdown: await rest.export(made.id, 'markdown'),
      template: undefined,
    });
    assert.deepEqual(await rest.export(again.id, 'json'), json);
    // And the editor's side of the hub has the same.
    const reader = await fresh(program, made.id, lars);
    assert.equal(reader.doc.getXmlFragment('content').length, json.content.length);
  });

  it('title and step are changed by a coordinator only; archiving hides', async () => {
    const made = await rest.newDocument({ title: 'Old name' });
    await rest.patch(`/api/v1/documents/${made.id}`, { title: 'New name', step: 3 });
    const read = await rest.get(`/api/v1/documents/${made.id}`);
    assert.equal(read.title, 'New name');
    assert.equal(read.step, 3);
    assert.deepEqual([...read.rights].sort(), ['comment', 'edit', 'manage', 'suggest', 'view']);
    const seen = await (await program.as(freja)).get(`/api/v1/documents/${made.id}`);
    assert.deepEqual([...seen.rights].sort(), ['comment', 'suggest', 'view']);
    assert.deepEqual(
      (await (await program.as(observer)).get(`/api/v1/documents/${made.id}`)).rights,
      ['view'],
    );
    for (const email of [freja, observer]) {
      const other = await program.as(email);
      assert.equal(
        (await other.refusal('PATCH', `/api/v1/documents/${made.id}`, { title: 'x' })).status,
        403,
      );
      assert.equal((await other.refusal('DELETE', `/api/v1/documents/${made.id}`)).status, 403);
    }
    await rest.delete(`/api/v1/documents/${made.id}`);
    const { items } = await rest.get(`/api/v1/groups/${made.groupId}/documents`);
    assert.ok(!items.some((item) => item.id === made.id));
  });

  it('an export in a format that is not there is refused with words', async () => {
    const made = await rest.newDocument();
    assert.ok(
      [400, 406, 422].includes(
        (await rest.refusal('GET', `/api/v1/documents/${made.id}/export?format=papyrus`)).status,
      ),
    );
  });

  it('Markdown that is hostile becomes harmless', async () => {
    const markdown =
      '<script>alert(1)</script>\n\n[click](javascript:alert(1)) ![x](http://evil.example/x.png)\n\n<img src=x onerror=alert(1)>';
    const made = await rest.newDocument({ title: 'Hostile', markdown, template: undefined });
    const html = await rest.export(made.id, 'html');
    assert.ok(!/<script|onerror=|href="javascript/i.test(html.replace(/&lt;[^&]*&gt;/g, '')), html);
  });
});

describe('comments', () => {
  it('are written by those who may, and reach the open room as an event', async () => {
    const made = await rest.newDocument();
    const watcher = await joined('hocuspocus', program, made.id, astrid);
    const ambassador = await program.as(freja);
    const comment = await ambassador.post(`/api/v1/documents/${made.id}/comments`, {
      body: 'Jeg savner borgerne her.',
    });
    await until(
      'the event',
      () => watcher.stateless.some((e) => e.type === 'comment.created' && e.id === comment.id),
      {
        detail: () => JSON.stringify(watcher.stateless),
      },
    );
    const { items } = await rest.get(`/api/v1/documents/${made.id}/comments`);
    assert.equal(items[0].body, 'Jeg savner borgerne her.');
    assert.equal(items[0].author.name, (await ambassador.me()).name);
    assert.equal(
      (
        await (
          await program.as(observer)
        ).refusal('POST', `/api/v1/documents/${made.id}/comments`, { body: 'x' })
      ).status,
      403,
    );
    for (const body of ['', ' ', 'x'.repeat(200_000)]) {
      assert.ok(
        (await ambassador.refusal('POST', `/api/v1/documents/${made.id}/comments`, { body }))
          .status >= 400,
      );
    }
    // Another's comment cannot be changed, and deleted only by who manages the
    // group; one's own can, and the room hears of it.
    const path = `/api/v1/comments/${comment.id}`;
    for (const [who, method] of [
      [observer, 'DELETE'],
      [lars, 'PATCH'],
    ]) {
      const refused = await (await program.as(who)).refusal(method, path, { body: 'x' });
      assert.ok([403, 404].includes(refused.status), `${method} as ${who}: ${refused.status}`);
    }
    await ambassador.delete(`/api/v1/comments/${comment.id}`);
    await until('the event', () =>
      watcher.stateless.some((e) => e.type === 'comment.deleted' && e.id === comment.id),
    );
    assert.deepEqual((await rest.get(`/api/v1/documents/${made.id}/comments`)).items, []);
    watcher.leave();
  });
});

/** Lines outside fenced code. */
function fencesRemoved(lines) {
  let inside = false;
  return lines.filter((line) => {
    if (/^```/.test(line)) {
      inside = !inside;
      return false;
    }
    return !inside;
  });
}
