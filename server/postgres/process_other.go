//go:build unix && !linux

package postgres

import "syscall"

// childAttributes is for development on other systems: there, Postgres
// outlives a kill -9 of the program, and the next start ends it (endOrphan).
func childAttributes(user *dropUser) *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Setpgid: true, Credential: user.credential()}
}
