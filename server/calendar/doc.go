// Package calendar lets people see the dates of a group's goals in the calendar
// they already use: an address with a secret, one for a person in a group, that
// answers iCalendar (RFC 5545). In it are days on which open goals are due, days
// on which they are to be reviewed, and activities.
//
// Whoever has the address reads titles and days without signing in, for calendar
// programs cannot sign in. So it is made only when somebody asks for it, can be
// revoked, ends when its owner is no longer a member, says nothing of documents
// that are marked confidential, and is not written into logs. The owner can look
// it up again, so it is kept in the clear; what it opens is less than what lies
// beside it in the database.
//
// Data flow: rows that follow the goal lists within two seconds (projection) →
// events → text. Nothing is kept but the secret. Safe for concurrent use.
// Allowed imports: access, audit, callers, huma, pgx, zerolog.
package calendar
