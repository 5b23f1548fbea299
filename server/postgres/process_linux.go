package postgres

import "syscall"

// childAttributes makes Postgres a process group of its own, so that Ctrl-C
// reaches only us and we stop things in order, and asks the kernel for a fast
// shutdown (SIGINT) of it when the starting thread ends, which is kill -9 too.
func childAttributes(user *dropUser) *syscall.SysProcAttr {
	return &syscall.SysProcAttr{
		Setpgid:    true,
		Pdeathsig:  syscall.SIGINT,
		Credential: user.credential(),
	}
}
