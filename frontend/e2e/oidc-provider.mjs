// A municipality's own identity provider: npm's certified `oidc-provider` with a
// plain login page. It is independent of everything in this project, and so a
// witness that sign-in follows the standard and not just our demo provider.
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const page = (title, body) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><link rel="icon" href="data:,"><h1>${title}</h1>${body}</html>`;

export class IdentityProvider {
  /**
   * Starts a provider on `port`. `accounts` maps a login to its claims; the
   * client of Samråd is `samrad` with the given secret and addresses.
   */
  static async start({ port, accounts, samrad, secret, organisation, backchannel }) {
    const self = new IdentityProvider();
    self.port = port;
    self.issuer = `http://127.0.0.1:${port}`;
    self.oidc = new Provider(self.issuer, {
      clients: [
        {
          client_id: 'samrad',
          client_secret: secret,
          redirect_uris: [`${samrad}/auth/${organisation}/callback`],
          post_logout_redirect_uris: [`${samrad}/sign-in`],
          ...(backchannel
            ? {
                backchannel_logout_uri: `${samrad}/auth/${organisation}/backchannel-logout`,
                backchannel_logout_session_required: true,
              }
            : {}),
        },
      ],
      // It refuses to call loopback addresses by itself; here Samråd lives on one,
      // and back-channel logout would never arrive.
      fetch: (url, { dispatcher: _, ...options }) => fetch(url, options),
      claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'] },
      conformIdTokenClaims: false,
      cookies: { keys: ['a test needs no better key'] },
      findAccount: (_ctx, login) =>
        accounts[login] && { accountId: login, claims: () => ({ sub: login, ...accounts[login] }) },
      interactions: { url: (_ctx, interaction) => `/login/${interaction.uid}` },
      // Consent was given when the municipality registered Samråd.
      loadExistingGrant: async (ctx) => {
        const { client, provider, session } = ctx.oidc;
        const grant = new provider.Grant({
          clientId: client.clientId,
          accountId: session.accountId,
        });
        grant.addOIDCScope('openid profile email');
        await grant.save();
        return grant;
      },
      features: {
        devInteractions: { enabled: false },
        backchannelLogout: { enabled: Boolean(backchannel) },
        rpInitiatedLogout: {
          logoutSource: (ctx, form) => {
            ctx.body = page(
              'Sign out of the municipality?',
              `${form}<button form="op.logoutForm" name="logout" value="yes">Yes, sign me out</button>`,
            );
          },
          // The provider's own pages would fetch a font from elsewhere.
          postLogoutSuccessSource: (ctx) => {
            ctx.body = page('Signed out of the municipality', '');
          },
        },
      },
      renderError: (ctx, { error, error_description: reason }) => {
        ctx.body = page('The municipality says no', `<p>${error}: ${reason}</p>`);
      },
    });
    self.server = createServer((request, response) => self.#answer(request, response));
    await new Promise((resolve) => self.server.listen(port, '127.0.0.1', resolve));
    return self;
  }

  async #answer(request, response) {
    if (!request.url.startsWith('/login/')) return this.oidc.callback()(request, response);
    try {
      if (request.method !== 'POST') {
        response.setHeader('Content-Type', 'text/html');
        response.end(
          page(
            'Sign in at the municipality',
            '<form method="post"><label>Login <input name="login"></label><button>Sign in</button> <button name="cancel" value="1">Cancel</button></form>',
          ),
        );
        return;
      }
      const chunks = [];
      for await (const chunk of request) chunks.push(chunk);
      const form = new URLSearchParams(Buffer.concat(chunks).toString());
      const result = form.has('cancel')
        ? { error: 'access_denied', error_description: 'the person pressed Cancel' }
        : { login: { accountId: form.get('login') } };
      await this.oidc.interactionFinished(request, response, result);
    } catch (error) {
      response.statusCode = 400;
      response.end(String(error));
    }
  }

  async stop() {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
