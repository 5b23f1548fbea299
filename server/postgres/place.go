package postgres

import (
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// sharedPlace is where a root process puts the cluster when the unprivileged
// user cannot reach the data folder, as below /root.
const sharedPlace = "/var/lib/samrad"

// maxSocketPath is what fits into a socket address on Linux, without the NUL.
const maxSocketPath = 107

const socketName = ".s.PGSQL.5432"

// dropUser is whom Postgres runs as. nil: the same user as this process.
type dropUser struct {
	uid, gid uint32
	name     string
}

func (u *dropUser) credential() *syscall.Credential {
	if u == nil {
		return nil
	}
	return &syscall.Credential{Uid: u.uid, Gid: u.gid}
}

// own gives path to the user; nothing to do for the process's own user.
func (u *dropUser) own(path string) error {
	if u == nil {
		return nil
	}
	return os.Lchown(path, int(u.uid), int(u.gid))
}

// chooseUser returns whom to run Postgres as. An existing cluster keeps its
// owner, since Postgres starts for nobody else.
func chooseUser(folder string) (*dropUser, error) {
	if os.Geteuid() != 0 {
		return nil, nil
	}
	if info, err := os.Stat(folder); err == nil {
		owner, ok := info.Sys().(*syscall.Stat_t)
		if ok && owner.Uid != 0 {
			return &dropUser{uid: owner.Uid, gid: owner.Gid, name: strconv.Itoa(int(owner.Uid))}, nil
		}
	}
	for _, name := range []string{"postgres", "nobody"} {
		found, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, err1 := strconv.ParseUint(found.Uid, 10, 32)
		gid, err2 := strconv.ParseUint(found.Gid, 10, 32)
		if err1 == nil && err2 == nil && uid != 0 {
			return &dropUser{uid: uint32(uid), gid: uint32(gid), name: name}, nil
		}
	}
	return nil, errors.New("PostgreSQL does not run as root, and neither a user \"postgres\" nor \"nobody\" exists: " +
		"create one with \"adduser --system postgres\", or start samrad as another user")
}

// place is where the cluster's files and its socket are.
type place struct {
	folder string // the cluster itself
	socket string // the folder of the socket
	user   *dropUser
}

// choosePlace decides where the cluster of this data folder is. The file
// "postgres-folder" remembers a place outside, so that deleting the data
// folder means a new database.
func choosePlace(data, outside string) (place, error) {
	pointer := filepath.Join(data, "postgres-folder")
	folder := filepath.Join(data, "postgres")
	if text, err := os.ReadFile(pointer); err == nil {
		folder = strings.TrimSpace(string(text))
	}
	user, err := chooseUser(folder)
	if err != nil {
		return place{}, err
	}
	if user != nil && !reachable(user, filepath.Dir(folder)) {
		folder = filepath.Join(outside, strings.ToLower(rand.Text()[:10]))
		if err := os.MkdirAll(outside, 0o755); err != nil {
			return place{}, fmt.Errorf("make a place for the database that the user %s can reach: %w", user.name, err)
		}
		if !reachable(user, outside) {
			return place{}, fmt.Errorf("PostgreSQL runs as the user %s, who may enter neither %s nor %s; "+
				"choose a --data folder whose parents everyone may enter (chmod o+x)", user.name, data, outside)
		}
		if err := os.WriteFile(pointer, []byte(folder+"\n"), 0o600); err != nil {
			return place{}, fmt.Errorf("remember the place of the database: %w", err)
		}
	}
	socket, err := chooseSocketFolder(data, folder)
	if err != nil {
		return place{}, err
	}
	return place{folder: folder, socket: socket, user: user}, nil
}

// reachable tries it for real, so that ACLs and mounts count as well: a child
// of that user changes into the folder.
func reachable(user *dropUser, folder string) bool {
	cmd := exec.Command("/bin/true")
	cmd.Dir = folder
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: user.credential()}
	return cmd.Run() == nil
}

// chooseSocketFolder prefers a folder beside the cluster. A socket address
// holds 107 bytes, so a long path gets a short folder elsewhere.
func chooseSocketFolder(data, folder string) (string, error) {
	beside := folder + "-socket"
	if len(filepath.Join(beside, socketName)) <= maxSocketPath {
		return beside, nil
	}
	absolute, err := filepath.Abs(data)
	if err != nil {
		return "", err
	}
	for _, base := range []string{os.Getenv("XDG_RUNTIME_DIR"), os.TempDir(), "/tmp"} {
		if base == "" || (os.Geteuid() == 0 && base == os.Getenv("XDG_RUNTIME_DIR")) {
			continue
		}
		short := filepath.Join(base, "samrad-"+shortHash(absolute))
		if len(filepath.Join(short, socketName)) <= maxSocketPath {
			return short, nil
		}
	}
	return "", fmt.Errorf("no folder is short enough for the database's socket (%d bytes); choose a shorter --data", maxSocketPath)
}

// prepareFolder makes folder for the user alone. A folder that somebody else
// put there first, as anyone may below /tmp, is refused.
func prepareFolder(folder string, user *dropUser) error {
	err := os.Mkdir(folder, 0o700)
	if err != nil && !errors.Is(err, os.ErrExist) {
		return err
	}
	if err == nil {
		return user.own(folder)
	}
	info, err := os.Lstat(folder)
	if err != nil {
		return err
	}
	want := uint32(os.Geteuid())
	if user != nil {
		want = user.uid
	}
	owner, ok := info.Sys().(*syscall.Stat_t)
	if !info.IsDir() || !ok || owner.Uid != want {
		return fmt.Errorf("%s belongs to another user; remove it, or choose another --data folder", folder)
	}
	return os.Chmod(folder, 0o700)
}
