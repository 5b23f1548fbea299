// The REST API as a program uses it: a bearer token, JSON in and out.

export class Problem extends Error {
  constructor(response, body) {
    super(
      `${response.status} ${response.url}: ${typeof body === 'string' ? body : JSON.stringify(body)}`,
    );
    this.status = response.status;
    this.type = response.headers.get('content-type') ?? '';
    this.body = body;
  }
}

export class Rest {
  constructor(url, token) {
    this.url = url;
    this.token = token;
  }

  /** Sends one request; answers the parsed body, or throws a Problem. */
  async send(method, path, body) {
    const headers = {};
    if (this.token) headers.Authorization = `Bearer ${this.token}`;
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    const response = await fetch(this.url + path, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      redirect: 'manual',
    });
    const type = response.headers.get('content-type') ?? '';
    const answer = /json/.test(type) ? await response.json() : await response.text();
    if (!response.ok) throw new Problem(response, answer);
    return answer;
  }

  get(path) {
    return this.send('GET', path);
  }
  post(path, body) {
    return this.send('POST', path, body);
  }
  put(path, body) {
    return this.send('PUT', path, body);
  }
  patch(path, body) {
    return this.send('PATCH', path, body);
  }
  delete(path) {
    return this.send('DELETE', path);
  }

  /** The problem that this request is answered with; fails when it succeeds. */
  async refusal(method, path, body) {
    try {
      await this.send(method, path, body);
    } catch (error) {
      if (error instanceof Problem) return error;
      throw error;
    }
    throw new Error(`${method} ${path} was answered, though it should be refused`);
  }

  me() {
    return this.get('/api/v1/me');
  }

  async group(name = 'CONNECT demo') {
    const { items } = await this.get('/api/v1/groups');
    const group = items.find((item) => item.name === name);
    if (!group) throw new Error(`no group "${name}" among ${items.map((item) => item.name)}`);
    return group;
  }

  /** A new document in the sample group; an empty strategy unless told. */
  async newDocument(fields = {}) {
    const group = await this.group();
    return this.post(`/api/v1/groups/${group.id}/documents`, {
      kind: 'strategy',
      title: 'Test strategy',
      template: 'empty',
      ...fields,
    });
  }

  export(document, format) {
    return this.get(`/api/v1/documents/${document}/export?format=${format}`);
  }
}
