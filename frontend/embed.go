// Package frontend carries the built browser application inside the binary.
//
// `npm run build` writes dist/: index.html, hashed files under assets/, and a
// brotli copy (name + ".br") beside every text file. The server's frontend
// handler serves them; this package only embeds. dist/.keep is committed, so
// that the Go side builds before the frontend has been built once; Dist then
// holds no index.html, which the server must say in plain words.
//
// Allowed imports: embed only.
package frontend

import "embed"

// Dist is the folder dist/ as it was when the binary was built. Paths start
// with "dist/". It is read-only and safe for concurrent use.
//
//go:embed all:dist
var Dist embed.FS
