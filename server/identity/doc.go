// Package identity knows who somebody is: organisations and their OpenID
// Connect providers, sign-in and sign-out, sessions, access tokens.
//
// # Data flow
//
// Organisations come from the operator's configuration ([OrganisationConfig])
// and are copied into the database at start. GET /auth/{org}/start writes one
// sign_in_flows row and sends the browser to the organisation's provider; the
// callback takes that row away, exchanges the code, checks the ID token, maps
// its claims to a person keyed by (issuer, subject) and opens a session. Every
// later request passes [Service.Middleware], which turns the cookie or the
// bearer token into an [Identity] in the request's context ([From]).
//
// A session ends by sign-out, by the provider's back-channel logout, by age
// (12 h) or by idleness (2 h). Its row is deleted first; then the sockets that
// came in through it are closed through [SessionEnder].
//
// # Invariants
//
//   - An account is (issuer, subject). An e-mail address never selects one.
//   - Secrets that a browser or program holds are stored as SHA-256 only.
//   - A flow row serves one callback, whether that succeeds or not.
//   - Nothing about one organisation's provider can fail another's sign-in.
//
// # Concurrency
//
// A [Service] is safe for any number of goroutines. Discovery is single-flight
// per organisation. [Service.Run] is the only long-running goroutine's body; its
// caller starts it and waits for it.
//
// Allowed imports: samrad/collab (ids and the Authenticator interface only),
// samrad/server/audit, samrad/server/ratelimit, samrad/server/people (JSON shapes), pgx, go-oidc, oauth2, go-jose (headers of logout
// tokens), huma, zerolog.
package identity
