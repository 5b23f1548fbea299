// Package notify tells people what concerns them: a mention, an answer, a thread
// begun, resolved or decided. It is the inbox in the product, and the mail about
// what was not read there.
//
// Data flow: comments calls Said or Ended inside the deed's transaction, which
// makes a row per person; after the commit Service.Tell rings at their open pages.
// Pages read the inbox by REST. The Mailer wakes twice a minute, claims the rows
// that are due for somebody, checks that the person may still see the documents,
// and sends one mail for all of them. Rows are claimed by moving mail_after ahead,
// so several nodes share the work and a claim whose node died comes free again: a
// mail may go twice then, with the same Message-ID, and is never forgotten.
//
// Who has lost the right to a document sees its notifications neither here nor
// there, though the rows remain.
//
// Concurrency: safe for concurrent use; the pool is the only state, and the Mailer
// is one goroutine. Allowed imports: access, identity, paging, people, collab
// (types), huma, pgx, go-mail, zerolog.
package notify
