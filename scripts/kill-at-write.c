// Ends the process by SIGKILL at a chosen write to the journal: for the crash test, preloaded into the program.
//
// RUNBOOK_KILL_AT=N     kill before the Nth operation (from 1) on a file whose path holds "/journal.sqlite";
//                       without it, count only
// RUNBOOK_KILL_TORN=1   write the first half of the Nth operation's bytes before the kill
// RUNBOOK_KILL_LOG=FILE append a line for each operation
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static long count = 0;

static int is_journal(int fd) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return strstr(path, "/journal.sqlite") != NULL;
}

// Counts an operation and returns whether it is the last that this process sees.
static int is_last(const char *name, int fd) {
  if (!is_journal(fd)) return 0;
  pthread_mutex_lock(&lock);
  long number = ++count;
  const char *log = getenv("RUNBOOK_KILL_LOG");
  if (log) {
    int file = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    char line[64];
    int length = snprintf(line, sizeof line, "%ld %s\n", number, name);
    syscall(SYS_write, file, line, length);
    syscall(SYS_close, file);
  }
  pthread_mutex_unlock(&lock);
  const char *at = getenv("RUNBOOK_KILL_AT");
  return at && number == atol(at);
}

static void die(void) {
  for (;;) kill(getpid(), SIGKILL);
}

static int is_torn(void) { return getenv("RUNBOOK_KILL_TORN") != NULL; }

ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t offset) {
  if (is_last("pwrite", fd)) {
    if (is_torn()) syscall(SYS_pwrite64, fd, bytes, size / 2, offset);
    die();
  }
  return syscall(SYS_pwrite64, fd, bytes, size, offset);
}

ssize_t pwrite(int fd, const void *bytes, size_t size, off_t offset) { return pwrite64(fd, bytes, size, offset); }

ssize_t write(int fd, const void *bytes, size_t size) {
  if (is_last("write", fd)) {
    if (is_torn()) syscall(SYS_write, fd, bytes, size / 2);
    die();
  }
  return syscall(SYS_write, fd, bytes, size);
}

int fsync(int fd) {
  if (is_last("fsync", fd)) die();
  return syscall(SYS_fsync, fd);
}

int fdatasync(int fd) {
  if (is_last("fdatasync", fd)) die();
  return syscall(SYS_fdatasync, fd);
}

int ftruncate64(int fd, off64_t length) {
  if (is_last("ftruncate", fd)) die();
  return syscall(SYS_ftruncate, fd, length);
}

int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }
