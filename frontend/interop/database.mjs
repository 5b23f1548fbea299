// What can happen to the program's private PostgreSQL, done for real: all its
// processes stopped or killed, or its disk taking no more.
import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** The processes of the cluster, the postmaster first; empty while none runs. */
export function processes(program) {
  const children = new Map();
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (state === 'Z') continue;
      children.set(Number(parent), [...(children.get(Number(parent)) ?? []), Number(pid)]);
    } catch {
      // Gone since the folder was read.
    }
  }
  const postmaster = (children.get(program.child.pid) ?? []).find((pid) => {
    try {
      return /postgres|postmaster/.test(readlinkSync(`/proc/${pid}/exe`));
    } catch {
      return false;
    }
  });
  return postmaster ? [postmaster, ...(children.get(postmaster) ?? [])] : [];
}

export function signal(program, name) {
  for (const pid of processes(program)) {
    try {
      process.kill(pid, name);
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
  }
}

/** From here on no process of the cluster, present or future, can write to a file. */
export function refuseWrites(program, refuse) {
  for (const pid of [program.child.pid, ...processes(program)]) {
    try {
      // As its own user, who alone may, where root is not almighty.
      const { uid, gid } = statSync(`/proc/${pid}`);
      execFileSync('prlimit', ['--pid', String(pid), `--fsize=${refuse ? '0' : 'unlimited'}:`], {
        stdio: 'pipe',
        ...(uid === process.getuid() ? {} : { uid, gid }),
      });
    } catch (error) {
      if (error.code !== 'ENOENT' && !/No such process/.test(error.stderr)) throw error;
    }
  }
}

/** A disk of a few megabytes, if this machine lets us mount one; else null. */
export function smallDisk(folder, megabytes) {
  mkdirSync(folder, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'samrad', folder], {
      stdio: 'pipe',
    });
  } catch {
    return null;
  }
  const filler = join(folder, 'filler');
  let again;
  return {
    folder,
    /** Takes what is left of it, to the last byte, and what is given back, until emptied. */
    fill() {
      clearTimeout(again);
      again = setTimeout(() => this.fill(), 100);
      for (let size = 1 << 20; size >= 1; size >>= 1) {
        try {
          for (;;) writeFileSync(filler, Buffer.alloc(size), { flag: 'a' });
        } catch (error) {
          if (error.code !== 'ENOSPC') throw error;
        }
      }
    },
    empty() {
      clearTimeout(again);
      rmSync(filler, { force: true });
    },
    remove: () => execFileSync('umount', ['--lazy', folder]),
  };
}
