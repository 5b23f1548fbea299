package main

import "syscall"

// endsWithUs lets a process end with the thread that starts it.
func endsWithUs() *syscall.SysProcAttr { return &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL} }
