"""As whom the servers run: never as root. An ordinary person's servers run as that person."""

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portal.local.trouble import Trouble


@dataclass(frozen=True, slots=True)
class Account:
    """An account that the servers are started under; `None` in its place means the present one."""

    uid: int
    gid: int

    def as_popen(self) -> dict[str, Any]:
        """The arguments with which subprocess becomes this account."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def can(self, flag: str, path: Path) -> bool:
        """Ask the system itself (`test -x` and the like), since rights depend on every parent folder."""
        answer = subprocess.run(["test", flag, str(path)], cwd="/", check=False, **self.as_popen())
        return answer.returncode == 0


def for_servers() -> Account | None:
    """`postgres` or `nobody` when root gives the command, nobody else otherwise."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(uid=entry.pw_uid, gid=entry.pw_gid)
    raise Trouble("The servers do not run as root. Give the command as an ordinary person.")


def may_use(account: Account | None, path: Path) -> bool:
    """Whether the servers' account can enter this folder or run this program."""
    return os.access(path, os.X_OK) if account is None else account.can("-x", path)
