package postgres

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// ErrInUse says that another samrad works on the data folder.
var ErrInUse = errors.New("the data folder is in use")

// lockPatience covers a "samrad token create" that is just finishing, and a
// killed program whose last file the kernel is still closing.
const lockPatience = 2 * time.Second

// lockFolder takes the data folder for this process. The kernel lets go of it
// when the process ends in whatever way; there is no stale lock to remove.
func lockFolder(ctx context.Context, data string, patience time.Duration) (*os.File, error) {
	file, err := os.OpenFile(filepath.Join(data, "lock"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, fmt.Errorf("open the lock of the data folder %s: %w", data, err)
	}
	deadline := time.Now().Add(patience)
	for {
		err = syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if err == nil {
			break
		}
		if time.Now().After(deadline) || ctx.Err() != nil {
			holder := lockHolder(file)
			file.Close()
			return nil, fmt.Errorf("%w: %s is held by %s; stop it, or choose another folder with --data", ErrInUse, data, holder)
		}
		time.Sleep(20 * time.Millisecond)
	}
	if err := file.Truncate(0); err == nil {
		fmt.Fprintf(file, "%d\n", os.Getpid())
	}
	return file, nil
}

// lockHolder names the process for the message. The number may be missing for
// the instant between locking and writing.
func lockHolder(file *os.File) string {
	buffer := make([]byte, 32)
	n, _ := file.ReadAt(buffer, 0)
	if pid := strings.TrimSpace(string(buffer[:n])); pid != "" {
		return "process " + pid
	}
	return "another process"
}
