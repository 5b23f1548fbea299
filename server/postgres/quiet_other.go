//go:build !linux

package postgres

import "net"

func quiet(conn net.Conn) net.Conn { return conn }
