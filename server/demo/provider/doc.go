// Package provider is the OpenID provider of --demo: one issuer per demo
// organisation, on the server's own address under /demo/idp/{org}, with people
// whom anybody may sign in as. It therefore serves loopback only.
//
// It is a real provider, so that the demo and the browser tests take the same
// way in as a municipality: discovery, authorisation code with PKCE, client
// secret, signed ID tokens, userinfo, RFC 9207, sign-out. What it lacks is
// passwords, consent and a session of its own: every sign-in asks again.
//
// Data flow: authorize stores a code in memory; token takes it away and answers
// with an ID token and an access token; userinfo reads the access token. All
// three live for a minute or a few, in bounded maps under one mutex. Only the
// signing key may outlive the process, in the data folder.
//
// A Provider is safe for concurrent use and starts no goroutine. Allowed
// imports: go-jose, samrad/server/identity (configuration types only).
package provider
