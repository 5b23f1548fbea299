// A browser's session without a browser: follows the redirects of the demo
// sign-in and keeps the cookies.

function store(jar, response) {
  for (const line of response.headers.getSetCookie()) {
    const [pair] = line.split(';');
    const [name, ...rest] = pair.split('=');
    const gone = /max-age=0|expires=Thu, 01 Jan 1970/i.test(line);
    if (gone) jar.delete(name.trim());
    else jar.set(name.trim(), rest.join('='));
  }
}

export class BrowserSession {
  /** Signs a person of the demo in, as one click on their name does. */
  static async signIn(program, email) {
    const session = new BrowserSession();
    session.program = program;
    session.jar = new Map();
    const organisation = email.split('@')[1].split('.')[0];
    const start = `/auth/${organisation}/start?return_to=/&login_hint=${encodeURIComponent(email)}`;
    session.visited = [];
    await session.follow(program.url + start);
    return session;
  }

  get cookie() {
    return [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** GETs and follows redirects, at most ten, cookies kept; answers the last response. */
  async follow(address) {
    let url = address;
    for (let i = 0; i < 10; i++) {
      const response = await fetch(url, { redirect: 'manual', headers: { Cookie: this.cookie } });
      await response.arrayBuffer();
      store(this.jar, response);
      this.visited.push(`${response.status} ${url}`);
      const next = response.headers.get('location');
      if (!next || response.status < 300 || response.status > 399) return response;
      url = new URL(next, url).href;
    }
    throw new Error(`too many redirects:\n${this.visited.join('\n')}`);
  }

  /** A request of the page itself: cookie and own origin. */
  async send(method, path, body, headers = {}) {
    const response = await fetch(this.program.url + path, {
      method,
      redirect: 'manual',
      headers: {
        Cookie: this.cookie,
        Origin: this.program.url,
        ...(body ? { 'Content-Type': 'application/json' } : {}),
        ...headers,
      },
      body: body && JSON.stringify(body),
    });
    store(this.jar, response);
    return response;
  }
}
