package postgres

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"sort"
	"strconv"
	"strings"
)

// ErrNotInstalled says that no PostgreSQL server programs were found.
var ErrNotInstalled = errors.New("PostgreSQL is not installed: run \"make install\" or \"apt-get install postgresql\", " +
	"or name a running database with --database-url")

// binaries is one installation of PostgreSQL.
type binaries struct {
	folder  string // holds postgres and initdb
	version int    // major version
}

func (b binaries) postgres() string { return filepath.Join(b.folder, "postgres") }
func (b binaries) initdb() string   { return filepath.Join(b.folder, "initdb") }

// findBinaries returns the newest installation, or the one of the given major
// version when that is not 0: a data folder can only be opened by the version
// that made it.
func findBinaries(version int) (binaries, error) {
	found := installations()
	if len(found) == 0 {
		return binaries{}, ErrNotInstalled
	}
	if version == 0 {
		return found[0], nil
	}
	for _, b := range found {
		if b.version == version {
			return b, nil
		}
	}
	return binaries{}, fmt.Errorf("the data folder was made by PostgreSQL %d, but only version %d is installed; "+
		"install version %d, or move the data with pg_dump and a fresh data folder", version, found[0].version, version)
}

// installations lists what is installed, newest first.
func installations() []binaries {
	var found []binaries
	seen := map[string]bool{}
	for _, folder := range candidateFolders() {
		real, err := filepath.EvalSymlinks(filepath.Join(folder, "postgres"))
		if err != nil || seen[filepath.Dir(real)] {
			continue
		}
		// PATH often holds a link to postgres alone; its real folder has the rest.
		b := binaries{folder: filepath.Dir(real)}
		seen[b.folder] = true
		if _, err := os.Stat(b.initdb()); err != nil {
			continue
		}
		if b.version = majorVersion(b.postgres()); b.version > 0 {
			found = append(found, b)
		}
	}
	sort.SliceStable(found, func(i, j int) bool { return found[i].version > found[j].version })
	return found
}

func candidateFolders() []string {
	folders := filepath.SplitList(os.Getenv("PATH"))
	for _, pattern := range []string{"/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql@*/bin"} {
		matches, _ := filepath.Glob(pattern)
		folders = append(folders, matches...)
	}
	return folders
}

var versionPattern = regexp.MustCompile(`\(PostgreSQL\) (\d+)`)

// majorVersion asks the program itself; 0 when it does not run.
func majorVersion(postgres string) int {
	out, err := exec.Command(postgres, "--version").Output()
	if err != nil {
		return 0
	}
	match := versionPattern.FindSubmatch(out)
	if match == nil {
		return 0
	}
	version, _ := strconv.Atoi(string(match[1]))
	return version
}

// folderVersion reads which major version made a cluster folder; 0 when there
// is no cluster yet.
func folderVersion(folder string) (int, error) {
	text, err := os.ReadFile(filepath.Join(folder, "PG_VERSION"))
	if errors.Is(err, os.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, fmt.Errorf("read the version of the database folder: %w", err)
	}
	return strconv.Atoi(strings.TrimSpace(string(text)))
}
