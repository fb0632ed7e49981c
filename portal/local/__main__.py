"""`python -m portal.local COMMAND`, as `dev.py` calls it once everything is installed."""

import sys
from collections.abc import Callable, Sequence

from django.core.exceptions import ImproperlyConfigured

from portal.local import commands, stopping
from portal.local.checks import check
from portal.local.manage import manage
from portal.local.messages import compile_all
from portal.local.run import run, stop
from portal.local.stopping import Stop
from portal.local.trouble import Trouble, sentence

COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "run": run,
    "test": commands.test,
    "bench": commands.bench,
    "check": check,
    "messages": compile_all,
    "manage": manage,
    "stop": stop,
}


def main(command: str, arguments: Sequence[str]) -> int:
    """Do it; what a person can put right ends as a sentence, not as a traceback."""
    stopping.listen()
    try:
        return COMMANDS[command](arguments)
    except (Trouble, ImproperlyConfigured) as trouble:
        print(trouble, file=sys.stderr)
    except OSError as error:
        print(sentence(error), file=sys.stderr)
    except Stop:
        return 130
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
