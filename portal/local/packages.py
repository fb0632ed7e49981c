"""Debian packages that a part needs: installed when root gives the command, else named with what to type."""

import os
import shutil
import subprocess

from portal.local.processes import environment
from portal.local.trouble import Trouble, sentence_in


def install(*packages: str, why: str) -> None:
    """Install Debian packages when root gives the command; else Trouble with what to type."""
    names = " ".join(packages)
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise Trouble(f"{why}. Install it with: sudo apt-get install {names}")
    print(f"Installing {names} …", flush=True)
    quiet = environment(DEBIAN_FRONTEND="noninteractive")
    for arguments in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        told = subprocess.run(
            ["apt-get", "-o", "DPkg::Lock::Timeout=300", "-qq", *arguments],
            env=quiet,
            capture_output=True,
            text=True,
            check=False,
        )
    if told.returncode:
        raise Trouble(
            sentence_in(told.stderr) or f"{why}, and apt-get could not install {names}:\n{told.stderr}"
        )
