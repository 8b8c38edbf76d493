#!/usr/bin/env python3
"""A member of tooz that does what it is told: one command a line on stdin, one line of JSON for each on stdout.

Run it with the wrapper that `tooz` prints. Words are separated by spaces. A command that fails answers
{"error": ..., "message": ...} and the session goes on; it ends with stdin, or with `stop`.

  create GROUP                    groups; the driver's own GroupAlreadyExist and the like are errors
  join GROUP [CAPABILITIES]       capabilities are JSON (default: tooz's own)
  leave GROUP
  list GROUP                      the members, sorted
  capabilities GROUP MEMBER
  watch GROUP                     from now on (driver etcd3 only)
  events                          those since the last call: ["joined M", "left M"]
  acquire NAME                    once; true or false
  wait NAME                       until it is acquired
  release NAME | break NAME | held NAME
  heartbeat                       once; see --heart
  pid                             of this process
  time NAME ROUNDS                microseconds of each acquire followed by its release
  handoff NAME WAITERS ROUNDS     microseconds from a release to the return of another one's acquire; the waiters are
                                  sessions of their own
  stop
"""
import argparse
import json
import os
import sys
import threading
import time
import uuid


def text(name):
    return name.decode() if isinstance(name, bytes) else name


def connect(url, member):
    from tooz import coordination

    return coordination.get_coordinator(url, member.encode())


class Session:
    def __init__(self, url, member, heart):
        self.url = url
        self.locks = {}
        self.happened = []
        self.coordinator = connect(url, member)
        self.coordinator.start(start_heart=heart)

    def lock(self, name):
        # One object for each name: tooz knows by the object what it holds.
        if name not in self.locks:
            self.locks[name] = self.coordinator.get_lock(name.encode())
        return self.locks[name]

    def create(self, group):
        self.coordinator.create_group(group.encode()).get()

    def join(self, group, *capabilities):
        given = {"capabilities": json.loads(" ".join(capabilities))} if capabilities else {}
        self.coordinator.join_group(group.encode(), **given).get()

    def leave(self, group):
        self.coordinator.leave_group(group.encode()).get()

    def list(self, group):
        return sorted(text(member) for member in self.coordinator.get_members(group.encode()).get())

    def capabilities(self, group, member):
        found = self.coordinator.get_member_capabilities(group.encode(), member.encode()).get()
        return text(found)

    def watch(self, group):
        def note(what):
            return lambda event: self.happened.append(what + " " + text(event.member_id))

        self.coordinator.watch_join_group(group.encode(), note("joined"))
        self.coordinator.watch_leave_group(group.encode(), note("left"))

    def events(self):
        self.coordinator.run_watchers()
        told, self.happened = self.happened, []
        return told

    def acquire(self, name):
        return self.lock(name).acquire(blocking=False)

    def wait(self, name):
        return self.lock(name).acquire(blocking=True)

    def release(self, name):
        return self.lock(name).release()

    def break_(self, name):
        return self.lock(name).break_()

    def held(self, name):
        return self.lock(name).acquired

    def heartbeat(self):
        return self.coordinator.heartbeat()

    def pid(self):
        return os.getpid()

    def time(self, name, rounds):
        lock = self.lock(name)
        took = []
        for _ in range(int(rounds)):
            begin = time.perf_counter()
            lock.acquire(blocking=False)
            lock.release()
            took.append((time.perf_counter() - begin) * 1e6)
        return took

    def handoff(self, name, waiters, rounds):
        return HandOff(self.url, name, int(rounds)).run(int(waiters))


class HandOff:
    """Everybody waits for one lock; who gets it holds it for a moment and hands it to another one."""

    HOLD_SECONDS = 0.025

    def __init__(self, url, name, rounds):
        self.url = url
        self.name = name.encode()
        self.rounds = rounds
        self.released = None
        self.took = []
        self.changed = threading.Condition()
        self.grants = 0

    def run(self, waiters):
        # One has the lock, the others wait.
        threads = [threading.Thread(target=self.take_part) for _ in range(waiters + 1)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return self.took[: self.rounds]

    def is_over(self):
        return len(self.took) >= self.rounds

    def take_part(self):
        coordinator = connect(self.url, str(uuid.uuid4()))
        coordinator.start(start_heart=True)
        lock = coordinator.get_lock(self.name)
        try:
            while not self.is_over():
                if lock.acquire(blocking=True):
                    self.have(lock, time.perf_counter())
        finally:
            coordinator.stop()

    def have(self, lock, since):
        with self.changed:
            if self.released is not None:
                self.took.append((since - self.released) * 1e6)
            self.grants += 1
            mine = self.grants
            self.changed.notify_all()
        time.sleep(self.HOLD_SECONDS)
        self.released = time.perf_counter()
        lock.release()
        with self.changed:
            # Taking it again oneself is no hand-off.
            self.changed.wait_for(lambda: self.grants != mine or self.is_over(), timeout=10)


def answer(session, line):
    command, *words = line.split()
    if command not in COMMANDS:
        return {"error": "UnknownCommand", "message": command}
    try:
        return getattr(session, "break_" if command == "break" else command)(*words)
    except Exception as failure:  # whatever it is, the test wants to see it
        return {"error": type(failure).__name__, "message": str(failure)}


COMMANDS = frozenset(
    "create join leave list capabilities watch events acquire wait release break held heartbeat pid time handoff".split()
)


def main(argv):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--url", required=True, help="etcd3://HOST:PORT or etcd3+http://HOST:PORT?api_version=v3")
    parser.add_argument("--member", required=True)
    parser.add_argument("--heart", action="store_true", help="renew leases in a thread, as a service does")
    args = parser.parse_args(argv)
    # tooz, grpc and others have a word to say on stdout now and then: it is ours alone.
    replies = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    try:
        session = Session(args.url, args.member, args.heart)
    except ImportError as missing:
        print(f"tooz_session: {missing}; run this with the wrapper that ./tooz prints", file=sys.stderr)
        return 1
    print(json.dumps("ready"), file=replies, flush=True)
    for line in sys.stdin:
        if line.strip() == "stop":
            session.coordinator.stop()
            print(json.dumps("stopped"), file=replies, flush=True)
            break
        if line.strip():
            print(json.dumps(answer(session, line), sort_keys=True), file=replies, flush=True)
    # Threads of grpc or of a heart must not keep the process.
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
